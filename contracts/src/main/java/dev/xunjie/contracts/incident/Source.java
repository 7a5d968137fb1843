package dev.xunjie.contracts.incident;

import dev.xunjie.contracts.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What another camera, or another zone of the same one, saw of the same offence.
 *
 * @param cameraId which camera
 * @param zone its zone
 * @param startedAt when the subject came to rest there
 * @param dwellSeconds time at rest that its pictures prove
 * @param stills its pictures
 */
public record Source(
    String cameraId,
    IncidentZone zone,
    Instant startedAt,
    double dwellSeconds,
    List<Still> stills) {
  public Source {
    Identifier.require("camera", cameraId);
    Objects.requireNonNull(zone, "zone is missing");
    Objects.requireNonNull(startedAt, "startedAt is missing");
    stills = List.copyOf(Objects.requireNonNull(stills, "stills are missing"));
  }

  /** What an event says that was announced for itself. */
  public static Source of(IncidentEvent event) {
    return new Source(
        event.cameraId(), event.zone(), event.startedAt(), event.dwellSeconds(), event.stills());
  }

  /** Whether both tell of the same zone. */
  public boolean isOfTheZoneOf(Source other) {
    return cameraId.equals(other.cameraId) && zone.id().equals(other.zone.id());
  }
}
