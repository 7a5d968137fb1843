package dev.xunjie.violation.incident;

import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.visibility.VisibleCameras;
import dev.xunjie.violation.workflow.CaseState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which cases somebody looks for, whatever their state.
 *
 * @param states in one of these states; empty: in any
 * @param offence of this offence only
 * @param cameraId of this camera only
 * @param squad dispatched to this squad only
 * @param begins whose id begins like this, or whose plate
 * @param byPlate whether the plate is looked at: who may not see it, may not guess it either
 * @param from whose violation was at this time or later
 * @param until whose violation was before this time
 * @param due whose nearest clock has run out or soon will
 * @param areas seen by cameras in one of these areas only; empty: everywhere
 */
public record CaseFilter(
    Set<CaseState> states,
    Optional<Offence> offence,
    Optional<String> cameraId,
    Optional<String> squad,
    Optional<String> begins,
    boolean byPlate,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<DueFilter> due,
    Set<String> areas) {
  public CaseFilter {
    states = Set.copyOf(states);
    areas = Set.copyOf(areas);
  }

  /** What is due is listed by when it is, all else by when it happened. */
  QueueOrder order() {
    return due.isPresent() ? QueueOrder.DUE_FIRST : QueueOrder.NEWEST_FIRST;
  }

  String sql() {
    List<String> conditions = new ArrayList<>(List.of("true"));
    if (!states.isEmpty()) {
      conditions.add("incident.state in (:states)");
    }
    offence.ifPresent(any -> conditions.add("incident.offence = :offence"));
    cameraId.ifPresent(any -> conditions.add("incident.camera_id = :camera"));
    squad.ifPresent(any -> conditions.add("incident.squad = :squad"));
    begins.ifPresent(
        any ->
            conditions.add(
                byPlate
                    ? "(incident.plate like :plateBegins or incident.id like :idBegins)"
                    : "incident.id like :idBegins"));
    from.ifPresent(any -> conditions.add("incident.violation_at >= :from"));
    until.ifPresent(any -> conditions.add("incident.violation_at < :until"));
    due.ifPresent(range -> conditions.add(range.sql()));
    if (!areas.isEmpty()) {
      conditions.add("incident." + VisibleCameras.IN_AREAS);
    }
    return String.join(" and ", conditions);
  }

  Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>();
    if (!states.isEmpty()) {
      parameters.put("states", states.stream().map(Enum::name).toList());
    }
    offence.ifPresent(any -> parameters.put("offence", any.name()));
    cameraId.ifPresent(any -> parameters.put("camera", any));
    squad.ifPresent(any -> parameters.put("squad", any));
    begins.ifPresent(
        text -> {
          parameters.put("plateBegins", beginning(text.toUpperCase(Locale.ROOT)));
          parameters.put("idBegins", beginning(text));
        });
    from.ifPresent(time -> parameters.put("from", Columns.timestamp(time)));
    until.ifPresent(time -> parameters.put("until", Columns.timestamp(time)));
    due.ifPresent(range -> parameters.putAll(range.parameters()));
    if (!areas.isEmpty()) {
      parameters.put("areas", areas);
    }
    return parameters;
  }

  private static String beginning(String text) {
    return text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
