package dev.xunjie.violation.approval;

import dev.xunjie.violation.ApiSettings;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells whether a camera's picture may be evidence. */
@Component
public final class CameraApprovals {
  private final ApprovalStore store;
  private final ApiSettings settings;

  CameraApprovals(ApprovalStore store, ApiSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /**
   * Whether the camera was approved when it took a picture at that moment, as the register stands
   * now. An approval that was entered later counts by its own dates, but the answer says so.
   */
  public Answer at(String cameraId, Instant capturedAt) {
    return new ApprovalHistory(store.of(cameraId), settings.timeZone()).at(capturedAt);
  }
}
