package dev.xunjie.evidence.manifest;

import dev.xunjie.contracts.geometry.NormalisedPolygon;
import java.util.Objects;
import java.util.Optional;

/**
 * A zone as the policy drew it then.
 *
 * @param id zone id
 * @param name what people call it
 * @param polygon its place in the picture
 * @param permittedSeconds how long the subject may stay, of offences that know such a time
 * @param sign the sign it relies on, if one is recorded
 */
public record ZoneFacts(
    String id,
    String name,
    NormalisedPolygon polygon,
    Optional<Double> permittedSeconds,
    Optional<String> sign) {
  public ZoneFacts {
    Objects.requireNonNull(id, "id is missing");
    Objects.requireNonNull(name, "name is missing");
    Objects.requireNonNull(polygon, "polygon is missing");
    permittedSeconds = Objects.requireNonNullElse(permittedSeconds, Optional.empty());
    sign = Objects.requireNonNullElse(sign, Optional.empty());
  }
}
