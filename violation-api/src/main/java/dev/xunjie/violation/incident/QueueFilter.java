package dev.xunjie.violation.incident;

import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.visibility.VisibleCameras;
import dev.xunjie.violation.workflow.CaseState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which incidents are wanted.
 *
 * @param state in this state
 * @param offence of this offence only
 * @param cameraId of this camera only
 * @param squad dispatched to this squad only
 * @param plate of this plate only
 * @param dueBefore whose nearest clock ends before this
 * @param areas seen by cameras in one of these areas only; empty: everywhere
 */
public record QueueFilter(
    CaseState state,
    Optional<Offence> offence,
    Optional<String> cameraId,
    Optional<String> squad,
    Optional<String> plate,
    Optional<Instant> dueBefore,
    Set<String> areas) {
  public QueueFilter {
    areas = Set.copyOf(areas);
  }

  /** All in that state. */
  public static QueueFilter of(CaseState state) {
    return new QueueFilter(
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }

  String sql() {
    List<String> conditions = new ArrayList<>(List.of("incident.state = :state"));
    offence.ifPresent(any -> conditions.add("incident.offence = :offence"));
    cameraId.ifPresent(any -> conditions.add("incident.camera_id = :camera"));
    squad.ifPresent(any -> conditions.add("incident.squad = :squad"));
    plate.ifPresent(any -> conditions.add("incident.plate = :plate"));
    dueBefore.ifPresent(any -> conditions.add("incident.due_at < :dueBefore"));
    if (!areas.isEmpty()) {
      conditions.add("incident." + VisibleCameras.IN_AREAS);
    }
    return String.join(" and ", conditions);
  }

  JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query) {
    JdbcClient.StatementSpec bound = query.param("state", state.name());
    bound = offence.isPresent() ? bound.param("offence", offence.get().name()) : bound;
    bound = cameraId.isPresent() ? bound.param("camera", cameraId.get()) : bound;
    bound = squad.isPresent() ? bound.param("squad", squad.get()) : bound;
    bound = plate.isPresent() ? bound.param("plate", plate.get()) : bound;
    bound =
        dueBefore.isPresent()
            ? bound.param("dueBefore", Columns.timestamp(dueBefore.get()))
            : bound;
    return areas.isEmpty() ? bound : bound.param("areas", areas);
  }
}
