package dev.xunjie.evidence.manifest;

import java.time.Instant;
import java.util.Objects;

/**
 * What another camera, or another zone of the same one, saw of the same offence.
 *
 * @param camera the device, as registered then
 * @param zone its zone
 * @param startedAt start of the episode there
 * @param dwellSeconds time that its pictures prove
 */
public record SourceFacts(
    CameraFacts camera, ZoneFacts zone, Instant startedAt, double dwellSeconds) {
  public SourceFacts {
    Objects.requireNonNull(camera, "camera is missing");
    Objects.requireNonNull(zone, "zone is missing");
    Objects.requireNonNull(startedAt, "startedAt is missing");
  }
}
