package dev.xunjie.violation.record;

import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.background.Loop;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Anchors the record at the start, again and again, and at the stop. A disk that takes no anchor is
 * told and counted; the API goes on.
 */
@Component
final class AnchorLoop implements Loop {
  private static final Logger LOG = LoggerFactory.getLogger(AnchorLoop.class);

  /** Soon enough to use space that was made, seldom enough not to fill the log. */
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

  private final AnchorDesk desk;
  private final Duration pause;
  private final Clock clock;
  private final Counter failures;
  private volatile Instant lastSuccess;

  AnchorLoop(AnchorDesk desk, ApiSettings settings, Clock clock, MeterRegistry metrics) {
    this.desk = desk;
    this.pause = settings.anchorPause();
    this.clock = clock;
    this.lastSuccess = clock.instant();
    this.failures =
        Counter.builder("xunjie.record.anchor.failures")
            .description("Anchors of the record that the disk didn't take")
            .register(metrics);
    Gauge.builder("xunjie.record.anchor.age", this::ageSeconds)
        .description("Since the record's head was last known to be anchored")
        .baseUnit("seconds")
        .strongReference(true)
        .register(metrics);
  }

  @Override
  public String name() {
    return "record-anchors";
  }

  @Override
  public Duration step() {
    boolean isSoonDue = pause.compareTo(PAUSE_AFTER_FAILURE) < 0;
    return anchor() || isSoonDue ? pause : PAUSE_AFTER_FAILURE;
  }

  @Override
  public void release() {
    anchor();
  }

  private boolean anchor() {
    try {
      desk.anchor();
      lastSuccess = clock.instant();
      return true;
    } catch (IOException | DataAccessException failed) {
      failures.increment();
      LOG.error(
          "record not anchored folder={} lastSuccess={} cause=\"{}\"",
          desk,
          lastSuccess,
          failed.toString());
      return false;
    }
  }

  private double ageSeconds() {
    return Duration.between(lastSuccess, clock.instant()).toMillis() / 1000.0;
  }
}
