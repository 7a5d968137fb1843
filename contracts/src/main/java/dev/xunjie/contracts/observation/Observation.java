package dev.xunjie.contracts.observation;

import dev.xunjie.contracts.Identifier;
import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.occupancy.ZoneOccupancy;
import dev.xunjie.contracts.scene.SceneQuality;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that was seen in one frame; the {@code observations} topic. Rules need nothing else, so that
 * they can be replayed without a picture.
 *
 * @param cameraId whose frame
 * @param capturedAt when the picture was taken: event time
 * @param frame where its bytes lie
 * @param scene what the picture is good for
 * @param objects what was seen, in no particular order
 * @param occupancies how much of each shop front, or other place to be kept free, is taken by
 *     things, at most one for a zone; none of those that couldn't be compared with their
 *     references, none in messages of older versions
 * @param modelVersion the weights that looked, by id of the model manifest
 */
public record Observation(
    String cameraId,
    Instant capturedAt,
    FrameReference frame,
    SceneQuality scene,
    List<ObservedObject> objects,
    List<ZoneOccupancy> occupancies,
    String modelVersion) {
  public Observation {
    Identifier.require("camera", cameraId);
    Objects.requireNonNull(capturedAt, "capturedAt is missing");
    Objects.requireNonNull(frame, "frame is missing");
    scene = Objects.requireNonNullElse(scene, SceneQuality.UNMEASURED);
    objects = List.copyOf(Objects.requireNonNull(objects, "objects are missing"));
    occupancies = List.copyOf(Objects.requireNonNullElse(occupancies, List.of()));
    Objects.requireNonNull(modelVersion, "modelVersion is missing");
  }

  /** One of a picture without a shop front. */
  public Observation(
      String cameraId,
      Instant capturedAt,
      FrameReference frame,
      SceneQuality scene,
      List<ObservedObject> objects,
      String modelVersion) {
    this(cameraId, capturedAt, frame, scene, objects, List.of(), modelVersion);
  }

  /** How much of a zone is taken, if the picture says it. */
  public Optional<ZoneOccupancy> occupancyOf(String zoneId) {
    return occupancies.stream().filter(each -> each.zoneId().equals(zoneId)).findFirst();
  }

  /** One of a picture that nobody measured. */
  public Observation(
      String cameraId,
      Instant capturedAt,
      FrameReference frame,
      List<ObservedObject> objects,
      String modelVersion) {
    this(cameraId, capturedAt, frame, SceneQuality.UNMEASURED, objects, modelVersion);
  }
}
