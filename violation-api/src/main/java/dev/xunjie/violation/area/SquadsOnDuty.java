package dev.xunjie.violation.area;

import dev.xunjie.violation.ApiSettings;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Proposes which squad to send. */
@Component
public final class SquadsOnDuty {
  private final Squads squads;
  private final CameraAreas cameras;
  private final ApiSettings settings;

  SquadsOnDuty(Squads squads, CameraAreas cameras, ApiSettings settings) {
    this.squads = squads;
    this.cameras = cameras;
    this.settings = settings;
  }

  /**
   * All squads in the order in which they are to be sent to the camera's place: those of its area
   * that are on duty with the nearest base first, then those on duty of other areas, then the rest.
   */
  public List<Candidate> candidates(String cameraId, Instant at) {
    return new DispatchOrder(
            cameras.placeOf(cameraId), cameras.areasOf(cameraId), settings.timeZone())
        .of(squads.all(), at);
  }
}
