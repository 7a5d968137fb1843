package dev.xunjie.violation.caselist;

import dev.xunjie.violation.incident.DueFilter;
import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.visibility.VisibleCameras;
import dev.xunjie.violation.workflow.CaseState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which cases are listed; each condition holds only if it is given.
 *
 * @param state in this state
 * @param from violated not before this time
 * @param to violated before this time
 * @param due whose nearest clock has run out or soon will
 * @param areas seen by cameras in one of these areas only; empty: everywhere
 */
record CaseListFilter(
    Optional<CaseState> state,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<DueFilter> due,
    Set<String> areas) {
  /** The conditions in SQL. */
  String sql() {
    List<String> conditions = new ArrayList<>(List.of("true"));
    state.ifPresent(any -> conditions.add("state = :state"));
    from.ifPresent(any -> conditions.add("violation_at >= :from"));
    to.ifPresent(any -> conditions.add("violation_at < :to"));
    due.ifPresent(range -> conditions.add(range.sql()));
    if (!areas.isEmpty()) {
      conditions.add(VisibleCameras.IN_AREAS);
    }
    return String.join(" and ", conditions);
  }

  JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query) {
    JdbcClient.StatementSpec bound = query;
    bound = state.isPresent() ? bound.param("state", state.get().name()) : bound;
    bound = from.isPresent() ? bound.param("from", Columns.timestamp(from.get())) : bound;
    bound = to.isPresent() ? bound.param("to", Columns.timestamp(to.get())) : bound;
    bound = due.isPresent() ? bound.params(due.get().parameters()) : bound;
    return areas.isEmpty() ? bound : bound.param("areas", areas);
  }

  /** The conditions as the record keeps them. */
  Map<String, Object> asDetail() {
    Map<String, Object> detail = new TreeMap<>();
    state.ifPresent(name -> detail.put("state", name));
    from.ifPresent(time -> detail.put("from", time.toString()));
    to.ifPresent(time -> detail.put("to", time.toString()));
    due.ifPresent(range -> detail.put("due", range.due()));
    if (!areas.isEmpty()) {
      detail.put("areas", areas);
    }
    return detail;
  }
}
