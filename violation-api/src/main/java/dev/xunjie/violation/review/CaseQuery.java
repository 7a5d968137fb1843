package dev.xunjie.violation.review;

import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.incident.CaseFilter;
import dev.xunjie.violation.incident.DueFilter;
import dev.xunjie.violation.visibility.PlateMask;
import dev.xunjie.violation.workflow.CaseState;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which cases somebody looks for. All conditions given must hold.
 *
 * @param search how the plate or the id begins
 * @param state in one of these states; none: in any
 * @param offence of this offence only
 * @param camera of this camera only
 * @param squad dispatched to this squad only
 * @param from whose violation was at this time or later
 * @param to whose violation was before this time
 * @param due whose nearest clock has run out, or ends within 36 hours
 * @param limit how many, 1 to 200, 50 by default
 * @param cursor where the page before this one ended
 */
record CaseQuery(
    Optional<@Size(max = 64) String> search,
    @Size(max = 32) List<CaseState> state,
    Optional<Offence> offence,
    Optional<@Size(max = 128) String> camera,
    Optional<@Size(max = 64) String> squad,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<DueFilter.Due> due,
    Optional<Integer> limit,
    Optional<@Size(max = 512) String> cursor) {
  private static final int LARGEST_PAGE = 200;
  private static final int USUAL_PAGE = 50;

  CaseQuery {
    search = Objects.requireNonNullElse(search, Optional.empty());
    // A parameter without a value stands in the list as nothing.
    state =
        Objects.requireNonNullElse(state, List.<CaseState>of()).stream()
            .filter(Objects::nonNull)
            .toList();
    offence = Objects.requireNonNullElse(offence, Optional.empty());
    camera = Objects.requireNonNullElse(camera, Optional.empty());
    squad = Objects.requireNonNullElse(squad, Optional.empty());
    from = Objects.requireNonNullElse(from, Optional.empty());
    to = Objects.requireNonNullElse(to, Optional.empty());
    due = Objects.requireNonNullElse(due, Optional.empty());
    limit = Objects.requireNonNullElse(limit, Optional.empty());
    cursor = Objects.requireNonNullElse(cursor, Optional.empty());
  }

  /** What the user may see of it at that time. */
  CaseFilter filter(SignedIn user, Instant now) {
    return new CaseFilter(
        Set.copyOf(state),
        offence,
        camera,
        squad,
        words(),
        !PlateMask.isFor(user),
        from,
        to,
        due.map(wanted -> new DueFilter(wanted, now)),
        user.areas());
  }

  int size() {
    return Math.max(1, Math.min(limit.orElse(USUAL_PAGE), LARGEST_PAGE));
  }

  /** What was typed. */
  Optional<String> words() {
    return search.map(String::strip).filter(text -> !text.isEmpty());
  }

  /** What was asked for, as the record keeps it. */
  Map<String, Object> asDetail() {
    Map<String, Object> detail = new LinkedHashMap<>();
    words().ifPresent(text -> detail.put("search", text));
    if (!state.isEmpty()) {
      detail.put("state", state);
    }
    offence.ifPresent(wanted -> detail.put("offence", wanted));
    camera.ifPresent(wanted -> detail.put("camera", wanted));
    squad.ifPresent(wanted -> detail.put("squad", wanted));
    from.ifPresent(time -> detail.put("from", time));
    to.ifPresent(time -> detail.put("to", time));
    due.ifPresent(wanted -> detail.put("due", wanted));
    return detail;
  }
}
