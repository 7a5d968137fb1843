package dev.xunjie.streams.parking;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.policy.CameraPolicy;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What a subtask of the parking job counts. */
final class ParkingMetrics {
  private final Counter observations;
  private final Counter observationsWithoutPolicy;
  private final Counter observationsRepeated;
  private final Counter clocksSetBack;
  private final Counter incidentsOpened;
  private final Counter incidentsEnded;
  private volatile int policiesKnown;

  ParkingMetrics(MetricGroup group) {
    observations = group.counter("observations");
    observationsWithoutPolicy = group.counter("observationsWithoutPolicy");
    observationsRepeated = group.counter("observationsRepeated");
    clocksSetBack = group.counter("clocksSetBack");
    incidentsOpened = group.counter("incidentsOpened");
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

  void incident(IncidentEvent.Kind kind) {
    switch (kind) {
      case OPENED -> incidentsOpened.inc();
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
