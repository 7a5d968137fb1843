package dev.xunjie.detector.occupancy;

import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.image.BgrImage;
import java.util.List;
import java.util.Objects;

/**
 * What a zone looks like when nothing stands there: one picture or several, by day and by night, of
 * the same view.
 */
public final class ReferenceLooks {
  private final String version;
  private final ZoneView view;
  private final List<ZoneLook> looks;

  private ReferenceLooks(String version, ZoneView view, List<ZoneLook> looks) {
    this.version = version;
    this.view = view;
    this.looks = looks;
  }

  /**
   * The looks of reference pictures.
   *
   * @param version of the set, as observations will name it
   * @param pictures at least one, of the camera's usual size
   */
  public static ReferenceLooks of(
      String version, ZoneView view, List<BgrImage> pictures, FeatureNetwork network) {
    if (pictures.isEmpty()) {
      throw new IllegalArgumentException(
          "references %s have no picture; take one with nothing standing in the zone"
              .formatted(version));
    }
    return new ReferenceLooks(
        Objects.requireNonNull(version, "version is missing"),
        view,
        pictures.stream().map(picture -> ZoneLook.at(picture, view, network)).toList());
  }

  /** The set's version. */
  public String version() {
    return version;
  }

  /** What is looked at. */
  public ZoneView view() {
    return view;
  }

  /** How many pictures there are, at least one. */
  public int count() {
    return looks.size();
  }

  /** The looks, at least one. */
  List<ZoneLook> looks() {
    return looks;
  }
}
