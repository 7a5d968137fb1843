package dev.xunjie.detector.perception;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ZonePolicy;
import dev.xunjie.detector.detection.CropLook;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a camera's picture it matters what is seen.
 *
 * @param zones in which something is enforced
 */
public record RegionsOfInterest(List<NormalisedPolygon> zones) {
  /**
   * A close-up shows at most this share of the picture's width and height. Enlarged less than
   * twice, what is found in it was found in the whole picture.
   */
  static final double MOST_OF_A_CLOSE_UP = 0.5;

  /** Nothing is known to matter more than anything else. */
  public static final RegionsOfInterest NONE = new RegionsOfInterest(List.of());

  public RegionsOfInterest {
    zones = List.copyOf(zones);
  }

  /**
   * The parts of the picture to look at enlarged: around zones that take up little of it, for
   * vehicles are small there. One close-up serves neighbouring zones.
   */
  List<NormalisedBox> closeUps() {
    List<NormalisedBox> places = new ArrayList<>();
    for (NormalisedPolygon zone : zones) {
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

  /** The zones with what stands around them, where a change may concern them. */
  List<NormalisedBox> surroundings() {
    return zones.stream().map(zone -> CropLook.around(zone.bounds())).toList();
  }

  private static boolean isSmall(NormalisedBox closeUp) {
    return Math.max(closeUp.width(), closeUp.height()) <= MOST_OF_A_CLOSE_UP;
  }

  /** The zones of a policy. */
  public static RegionsOfInterest of(CameraPolicy policy) {
    return new RegionsOfInterest(policy.zones().stream().map(ZonePolicy::polygon).toList());
  }
}
