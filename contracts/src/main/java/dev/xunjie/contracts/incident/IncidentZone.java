package dev.xunjie.contracts.incident;

import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.policy.ZonePolicy;
import java.util.Objects;
import java.util.Optional;

/**
 * The zone as it was when the incident arose: the incident stands by itself, whatever becomes of
 * the policy.
 *
 * @param id zone id
 * @param name its name then
 * @param polygon its place then
 * @param sign the sign or notice that the rule relies on there
 * @param stretch the stretch of road that the zone lies in, if zones share one
 */
public record IncidentZone(
    String id,
    String name,
    NormalisedPolygon polygon,
    Optional<String> sign,
    Optional<String> stretch) {
  public IncidentZone {
    Objects.requireNonNull(id, "id is missing");
    Objects.requireNonNull(name, "name is missing");
    Objects.requireNonNull(polygon, "polygon is missing");
    sign = Objects.requireNonNullElse(sign, Optional.empty());
    stretch = Objects.requireNonNullElse(stretch, Optional.empty());
  }

  /** The zone of a policy, as it is now. */
  public static IncidentZone of(ZonePolicy zone) {
    return new IncidentZone(zone.id(), zone.name(), zone.polygon(), zone.sign(), zone.stretch());
  }
}
