package dev.xunjie.violation.casework;

import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.activity.Actor;
import dev.xunjie.violation.background.Loop;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.incident.IncidentNews;
import dev.xunjie.violation.live.LiveEvent;
import dev.xunjie.violation.postgres.QueryGauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tells of every clock that runs out: in the record, in the log, to open consoles, as a metric. */
@Component
final class MissedClocks implements Loop {
  private static final Logger LOG = LoggerFactory.getLogger(MissedClocks.class);
  private static final Actor SYSTEM = new Actor(CaseStep.SYSTEM, "");
  private static final int MOST_AT_ONCE = 100;
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final CaseClocks clocks;
  private final List<ClockListener> listeners;
  private final ActivityLog activities;
  private final TransactionOperations transactions;
  private final IncidentNews news;
  private final Clock clock;

  MissedClocks(
      CaseClocks clocks,
      List<ClockListener> listeners,
      ActivityLog activities,
      TransactionOperations transactions,
      IncidentNews news,
      Clock clock,
      MeterRegistry metrics) {
    this.clocks = clocks;
    this.listeners = List.copyOf(listeners);
    this.activities = activities;
    this.transactions = transactions;
    this.news = news;
    this.clock = clock;
    QueryGauge.register(
        metrics,
        "xunjie.clocks.overdue",
        "Clocks of cases that ran out and still run",
        () -> clocks.endingBefore(clock.instant()));
  }

  @Override
  public String name() {
    return "missed-clocks";
  }

  @Override
  public Duration step() {
    List<CaseClocks.Missed> missed = transactions.execute(status -> record());
    for (CaseClocks.Missed each : missed) {
      LOG.warn(
          "clock missed incident={} clock={} dueAt={}",
          each.incidentId(),
          each.clock().kind(),
          each.clock().dueAt());
      news.tell(LiveEvent.Kind.INCIDENT_CHANGED, each.incidentId());
    }
    return missed.size() < MOST_AT_ONCE ? PAUSE : Duration.ZERO;
  }

  private List<CaseClocks.Missed> record() {
    List<CaseClocks.Missed> missed = clocks.takeMissed(clock.instant(), MOST_AT_ONCE);
    for (CaseClocks.Missed each : missed) {
      listeners.forEach(listener -> listener.clockMissed(each.incidentId(), each.clock()));
      activities.record(
          SYSTEM,
          Activity.Kind.CLOCK_MISSED,
          each.incidentId(),
          Map.of("clock", each.clock().kind(), "dueAt", each.clock().dueAt()));
    }
    return missed;
  }
}
