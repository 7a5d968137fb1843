package dev.xunjie.detector.perception;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.TruckZone;
import dev.xunjie.contracts.policy.ZonePolicy;
import dev.xunjie.detector.detection.CropLook;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where in a camera's picture it matters what is seen.
 *
 * @param stays zones in which it matters what stands
 * @param passes zones in which it matters how vehicles that pass look
 */
public record RegionsOfInterest(List<NormalisedPolygon> stays, List<NormalisedPolygon> passes) {
  /**
   * A close-up shows at most this share of the picture's width and height. Enlarged less than
   * twice, what is found in it was found in the whole picture.
   */
  static final double MOST_OF_A_CLOSE_UP = 0.5;

  /** Share of the picture around a zone in which a change concerns it too. */
  private static final double KERB = 0.02;

  /** Nothing is known to matter more than anything else. */
  public static final RegionsOfInterest NONE = new RegionsOfInterest(List.of(), List.of());

  public RegionsOfInterest {
    stays = List.copyOf(stays);
    passes = List.copyOf(passes);
  }

  /** All zones. */
  public List<NormalisedPolygon> zones() {
    return Stream.concat(stays.stream(), passes.stream()).toList();
  }

  /**
   * The parts of the picture to look at enlarged: around zones that take up little of it, for
   * vehicles that stand there are small; one that passes is judged only where it is large. One
   * close-up serves neighbouring zones.
   */
  List<NormalisedBox> closeUps() {
    List<NormalisedBox> places = new ArrayList<>();
    for (NormalisedPolygon zone : stays) {
      NormalisedBox place = zone.bounds();
      for (NormalisedBox neighbour : List.copyOf(places)) {
        if (isSmall(CropLook.around(neighbour.union(place)))) {
          places.remove(neighbour);
          place = neighbour.union(place);
        }
      }
      places.add(place);
    }
    return places.stream().map(CropLook::around).filter(RegionsOfInterest::isSmall).toList();
  }

  /** Whether a part of the picture is looked at enlarged. */
  public boolean haveCloseUps() {
    return !closeUps().isEmpty();
  }

  /** Where a change may concern a zone. */
  List<NormalisedBox> surroundings() {
    return zones().stream().map(zone -> widened(zone.bounds())).toList();
  }

  private static NormalisedBox widened(NormalisedBox box) {
    return new NormalisedBox(
        Math.max(0, box.left() - KERB),
        Math.max(0, box.top() - KERB),
        Math.min(1, box.right() + KERB),
        Math.min(1, box.bottom() + KERB));
  }

  private static boolean isSmall(NormalisedBox closeUp) {
    return Math.max(closeUp.width(), closeUp.height()) <= MOST_OF_A_CLOSE_UP;
  }

  /** The zones of a policy. */
  public static RegionsOfInterest of(CameraPolicy policy) {
    return new RegionsOfInterest(
        polygons(policy, zone -> !(zone instanceof TruckZone)),
        polygons(policy, zone -> zone instanceof TruckZone));
  }

  private static List<NormalisedPolygon> polygons(
      CameraPolicy policy, Predicate<ZonePolicy> wanted) {
    return policy.zones().stream().filter(wanted).map(ZonePolicy::polygon).toList();
  }
}
