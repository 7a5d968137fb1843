package dev.xunjie.violation.approval;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.camera.CameraRegister;
import dev.xunjie.violation.postgres.QueryGauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells whether a camera's picture may be evidence. */
@Component
public final class CameraApprovals {
  /** What is said of a camera that nobody entered. */
  static final Answer UNKNOWN = new Answer.NotValid(Set.of(Shortcoming.NONE), Optional.empty());

  private final ApprovalStore store;
  private final ApiSettings settings;

  CameraApprovals(
      ApprovalStore store,
      ApiSettings settings,
      CameraRegister cameras,
      MeterRegistry metrics,
      Clock clock) {
    this.store = store;
    this.settings = settings;
    QueryGauge.register(
        metrics,
        "xunjie.cameras.unapproved",
        "Cameras without a valid approval: what they see is no evidence",
        () -> {
          Map<String, Answer> known = ofAll(clock.instant());
          return cameras.ids().stream()
              .filter(id -> !known.getOrDefault(id, UNKNOWN).isValid())
              .count();
        });
  }

  /**
   * Whether the camera was approved when it took a picture at that moment, as the register stands
   * now. An approval that was entered later counts by its own dates, but the answer says so.
   */
  public Answer at(String cameraId, Instant capturedAt) {
    return new ApprovalHistory(store.of(cameraId), settings.timeZone()).at(capturedAt);
  }

  /** The same for all cameras that the register has, by camera. */
  Map<String, Answer> ofAll(Instant capturedAt) {
    return store.all().stream()
        .collect(
            groupingBy(
                Approval::cameraId,
                collectingAndThen(
                    toList(),
                    revisions ->
                        new ApprovalHistory(revisions, settings.timeZone()).at(capturedAt))));
  }
}
