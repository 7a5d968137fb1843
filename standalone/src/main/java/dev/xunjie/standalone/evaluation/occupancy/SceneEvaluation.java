package dev.xunjie.standalone.evaluation.occupancy;

import dev.xunjie.detector.detection.Detection;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.image.UnreadableFrameException;
import dev.xunjie.detector.occupancy.OccupancyLook;
import dev.xunjie.detector.occupancy.OccupancyState;
import dev.xunjie.detector.occupancy.ReferenceLooks;
import dev.xunjie.detector.occupancy.SceneOccupancy;
import dev.xunjie.detector.occupancy.ZoneLook;
import dev.xunjie.detector.occupancy.ZoneView;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Single pictures beside their references. */
final class SceneEvaluation {
  private final FeatureNetwork network;
  private final Optional<Path> drawings;
  private List<Path> lastFiles = List.of();
  private Optional<ReferenceLooks> lastReferences = Optional.empty();

  SceneEvaluation(FeatureNetwork network, Optional<Path> drawings) {
    this.network = network;
    this.drawings = drawings;
  }

  void add(OccupancyMaterial.Scene scene, SceneScores scores) {
    ReferenceLooks references = references(scene);
    ZoneView view = references.view();
    try (BgrImage picture = read(scene.picture())) {
      OccupancyLook look =
          SceneOccupancy.update(
              OccupancyState.EMPTY,
              "zone",
              references,
              ZoneLook.at(picture, view, network),
              List.of(),
              Instant.EPOCH);
      float[] zoneShare = new float[view.cells()];
      for (int cell = 0; cell < zoneShare.length; cell++) {
        zoneShare[cell] = view.zoneShare(cell);
      }
      scores.add(look.difference().cells(), truth(scene, view), zoneShare);
      drawings.ifPresent(
          folder ->
              HeatMap.write(
                  folder.resolve(scene.picture().getFileName() + ".jpg"), picture, view, look));
    }
  }

  /** Share of each cell that a thing covers. */
  private static float[] truth(OccupancyMaterial.Scene scene, ZoneView view) {
    float[] truth = new float[view.cells()];
    if (scene.mask().isEmpty()) {
      return truth;
    }
    try (BgrImage mask = read(scene.mask().get())) {
      for (int cell = 0; cell < truth.length; cell++) {
        truth[cell] = (mask.greyPatch(view.placeOf(cell), 1)[0] & 0xff) / 255f;
      }
    }
    return truth;
  }

  private ReferenceLooks references(OccupancyMaterial.Scene scene) {
    if (lastReferences.isPresent()
        && lastFiles.equals(scene.references())
        && lastReferences.get().view().zone().equals(scene.zone())) {
      return lastReferences.get();
    }
    List<BgrImage> images = scene.references().stream().map(SceneEvaluation::read).toList();
    try {
      BgrImage first = images.get(0);
      ZoneView view = ZoneView.of(scene.zone(), first.widthPixels(), first.heightPixels());
      ReferenceLooks looks =
          ReferenceLooks.of(
              "evaluation",
              view,
              images,
              images.stream().map(image -> List.<Detection>of()).toList(),
              network);
      lastFiles = scene.references();
      lastReferences = Optional.of(looks);
      return looks;
    } finally {
      images.forEach(BgrImage::close);
    }
  }

  private static BgrImage read(Path file) {
    try {
      return BgrImage.decode(Files.readAllBytes(file));
    } catch (IOException | UnreadableFrameException unreadable) {
      throw new UnusableMaterialException(
          "%s can't be read as a picture: %s".formatted(file, unreadable.getMessage()), unreadable);
    }
  }
}
