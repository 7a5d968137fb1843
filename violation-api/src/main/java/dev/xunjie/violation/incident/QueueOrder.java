package dev.xunjie.violation.incident;

import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.workflow.CaseState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** In which order a list shows incidents: by clock where one runs in every case. */
enum QueueOrder {
  /** What is due first; of what is due at the same time the graver, then the surer. */
  DUE_FIRST(
      "due_at, severity, doubt, id",
      "(due_at, severity, doubt, id) > (:dueAt, :severity, :doubt, :id)"),
  NEWEST_FIRST("violation_at desc, id desc", "(violation_at, id) < (:violationAt, :id)");

  private final String order;
  private final String beyond;

  QueueOrder(String order, String beyond) {
    this.order = order;
    this.beyond = beyond;
  }

  /** Where the order stands after this incident. */
  QueuePosition after(IncidentSummary last) {
    CaseFile file = last.file();
    return this == NEWEST_FIRST
        ? new QueuePosition(last.violationAt(), 0, 0, last.id())
        : new QueuePosition(
            file.dueAt().orElse(last.violationAt()), file.severity(), file.doubt(), last.id());
  }

  static QueueOrder of(CaseState state) {
    return switch (state) {
      case PENDING, CONFIRMED, COUNTER_CONFIRMED, DISPATCHED, ACCEPTED, ORDERED, FILED, DECIDED ->
          DUE_FIRST;
      default -> NEWEST_FIRST;
    };
  }

  String sql() {
    return order;
  }

  String beyond(Optional<QueuePosition> after) {
    return after.isPresent() ? beyond : "true";
  }

  Map<String, Object> parameters(Optional<QueuePosition> after) {
    Map<String, Object> parameters = new HashMap<>();
    after.ifPresent(
        place -> {
          parameters.put("id", place.id());
          if (this == NEWEST_FIRST) {
            parameters.put("violationAt", Columns.timestamp(place.at()));
          } else {
            parameters.put("dueAt", Columns.timestamp(place.at()));
            parameters.put("severity", place.severity());
            parameters.put("doubt", place.doubt());
          }
        });
    return parameters;
  }
}
