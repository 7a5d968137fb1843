package dev.xunjie.evidence.overlay;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.evidence.manifest.CameraFacts;
import java.time.Instant;
import java.util.Objects;

/**
 * What is written and drawn on a still.
 *
 * @param camera place, direction, device number, name and time zone
 * @param offenceName in Chinese
 * @param capturedAt when the frame was taken
 * @param antiForgeryCode as in {@code 7K3M-9QXA-2FHT}
 * @param zone the zone's outline
 * @param subject the subject in this very frame
 */
public record OverlayFacts(
    CameraFacts camera,
    String offenceName,
    Instant capturedAt,
    String antiForgeryCode,
    NormalisedPolygon zone,
    NormalisedBox subject) {
  public OverlayFacts {
    Objects.requireNonNull(camera, "camera is missing");
    Objects.requireNonNull(offenceName, "offenceName is missing");
    Objects.requireNonNull(capturedAt, "capturedAt is missing");
    Objects.requireNonNull(antiForgeryCode, "antiForgeryCode is missing");
    Objects.requireNonNull(zone, "zone is missing");
    Objects.requireNonNull(subject, "subject is missing");
  }
}
