package dev.xunjie.streams.enforcement;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.policy.CameraPolicy;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What a subtask of an enforcement job counts. */
final class EnforcementMetrics {
  private final Counter observations;
  private final Counter observationsWithoutPolicy;
  private final Counter observationsRepeated;
  private final Counter clocksSetBack;
  private final Counter incidentsOpened;
  private final Counter incidentsStrengthened;
  private final Counter incidentsEnded;
  private final Counter warnings;
  private final Counter recheckAnswers;
  private volatile int policiesKnown;

  EnforcementMetrics(MetricGroup group) {
    observations = group.counter("observations");
    observationsWithoutPolicy = group.counter("observationsWithoutPolicy");
    observationsRepeated = group.counter("observationsRepeated");
    clocksSetBack = group.counter("clocksSetBack");
    incidentsOpened = group.counter("incidentsOpened");
    incidentsStrengthened = group.counter("incidentsStrengthened");
    warnings = group.counter("warnings");
    recheckAnswers = group.counter("recheckAnswers");
    incidentsEnded = group.counter("incidentsEnded");
    group.gauge("policiesKnown", (Gauge<Integer>) () -> policiesKnown);
  }

  void observation() {
    observations.inc();
  }

  void observationWithoutPolicy() {
    observationsWithoutPolicy.inc();
  }

  void observationRepeated() {
    observationsRepeated.inc();
  }

  void clockSetBack() {
    clocksSetBack.inc();
  }

  void warning() {
    warnings.inc();
  }

  void recheckAnswer() {
    recheckAnswers.inc();
  }

  void incident(IncidentEvent.Kind kind) {
    switch (kind) {
      case OPENED -> incidentsOpened.inc();
      case STRENGTHENED -> incidentsStrengthened.inc();
      case ENDED -> incidentsEnded.inc();
    }
  }

  /** Before the first policy is read, and after a restart, when they come from the checkpoint. */
  boolean knowNoPolicies() {
    return policiesKnown == 0;
  }

  void know(Iterable<Map.Entry<String, CameraPolicy>> policies) {
    policiesKnown = Math.toIntExact(StreamSupport.stream(policies.spliterator(), false).count());
  }
}
