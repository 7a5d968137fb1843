package dev.xunjie.detector.occupancy;

import dev.xunjie.detector.detection.Detection;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.image.BgrImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a zone looks like when nothing stands there: one picture or several, by day and by night, of
 * the same view.
 */
public final class ReferenceLooks {
  private final String version;
  private final ZoneView view;
  private final List<Reference> references;
  private final boolean[] hidden;

  private ReferenceLooks(String version, ZoneView view, List<Reference> references) {
    this.version = version;
    this.view = view;
    this.references = references;
    hidden = hiddenOnAll(references);
  }

  /**
   * One of them.
   *
   * @param look what it shows
   * @param hidden cells with a person or vehicle before them
   */
  record Reference(ZoneLook look, boolean[] hidden) {}

  /**
   * The looks of reference pictures.
   *
   * @param version of the set, as observations will name it
   * @param pictures at least one, of the camera's usual size
   * @param detections what a detector sees in each of them as a whole, in their order: what people
   *     and vehicles hide on one is compared with the others, what they hide on all can't be judged
   */
  public static ReferenceLooks of(
      String version,
      ZoneView view,
      List<BgrImage> pictures,
      List<List<Detection>> detections,
      FeatureNetwork network) {
    if (pictures.isEmpty()) {
      throw new IllegalArgumentException(
          "references %s have no picture; take one with nothing standing in the zone"
              .formatted(version));
    }
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      boolean[] hidden = Hiding.covered(view, Hiding.surelyBy(detections.get(i)));
      references.add(new Reference(ZoneLook.at(pictures.get(i), view, network), hidden));
    }
    return new ReferenceLooks(
        Objects.requireNonNull(version, "version is missing"), view, List.copyOf(references));
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
    return references.size();
  }

  /** Share of the zone that is hidden by people or vehicles on all of them, 0 to 1. */
  public double hiddenShare() {
    return TakenCells.zoneShare(hidden, view);
  }

  /** The references, at least one. */
  List<Reference> references() {
    return references;
  }

  /** Cells that are hidden on all of them. */
  boolean[] hidden() {
    return hidden;
  }

  private static boolean[] hiddenOnAll(List<Reference> references) {
    boolean[] hidden = references.get(0).hidden().clone();
    for (Reference reference : references) {
      for (int cell = 0; cell < hidden.length; cell++) {
        hidden[cell] &= reference.hidden()[cell];
      }
    }
    return hidden;
  }
}
