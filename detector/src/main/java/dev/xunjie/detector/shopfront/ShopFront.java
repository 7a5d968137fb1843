package dev.xunjie.detector.shopfront;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.PlaceZone;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A shop front in a camera's picture, or another place that must stay as its references show it.
 *
 * @param zoneId its zone's id in the policy
 * @param polygon where it lies
 * @param references what it looks like when nothing stands there, at least one
 * @param version known by place and content: what was learnt of the front under another version
 *     says nothing; 12 hexadecimal digits
 */
public record ShopFront(
    String zoneId, NormalisedPolygon polygon, List<ReferencePicture> references, String version) {
  private static final int VERSION_DIGITS = 12;

  public ShopFront {
    Objects.requireNonNull(zoneId, "zone is missing");
    Objects.requireNonNull(polygon, "polygon is missing");
    references = List.copyOf(references);
  }

  public ShopFront(String zoneId, NormalisedPolygon polygon, List<ReferencePicture> references) {
    this(zoneId, polygon, references, versionOf(polygon, references));
  }

  /** Finds the pictures that a policy names. */
  @FunctionalInterface
  public interface References {
    /** The picture, if it is known. */
    Optional<ReferencePicture> find(String zoneId, String picture);
  }

  /** The shop fronts of a policy, but those of which a reference isn't known yet. */
  public static List<ShopFront> of(CameraPolicy policy, References references) {
    return policy.zones().stream()
        .filter(PlaceZone.class::isInstance)
        .map(PlaceZone.class::cast)
        .flatMap(zone -> of(zone, references))
        .toList();
  }

  private static Stream<ShopFront> of(PlaceZone zone, References references) {
    List<ReferencePicture> found =
        zone.references().stream()
            .flatMap(picture -> references.find(zone.id(), picture).stream())
            .toList();
    return found.size() < zone.references().size()
        ? Stream.empty()
        : Stream.of(new ShopFront(zone.id(), zone.polygon(), found));
  }

  private static String versionOf(NormalisedPolygon polygon, List<ReferencePicture> references) {
    StringBuilder content = new StringBuilder(polygon.toString());
    references.forEach(picture -> content.append('|').append(picture.digest()));
    return ReferencePicture.digestOf(content.toString().getBytes(UTF_8))
        .substring(0, VERSION_DIGITS);
  }
}
