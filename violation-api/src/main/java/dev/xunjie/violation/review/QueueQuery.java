package dev.xunjie.violation.review;

import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.incident.QueueFilter;
import dev.xunjie.violation.incident.QueuePosition;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.visibility.PlateMask;
import dev.xunjie.violation.workflow.CaseState;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * Which part of the queue somebody wants to see.
 *
 * @param state in this state; by default what waits for the first officer
 * @param offence of this offence only
 * @param camera of this camera only
 * @param squad dispatched to this squad only
 * @param plate of this plate only
 * @param dueBefore whose nearest clock ends before this
 * @param limit how many, 1 to 200, 50 by default
 * @param cursor where the page before this one ended
 */
record QueueQuery(
    Optional<CaseState> state,
    Optional<Offence> offence,
    Optional<@Size(max = 128) String> camera,
    Optional<@Size(max = 64) String> squad,
    Optional<@Size(max = 64) String> plate,
    Optional<Instant> dueBefore,
    Optional<Integer> limit,
    Optional<String> cursor) {
  private static final int LARGEST_PAGE = 200;
  private static final int USUAL_PAGE = 50;

  QueueQuery {
    state = Objects.requireNonNullElse(state, Optional.empty());
    offence = Objects.requireNonNullElse(offence, Optional.empty());
    camera = Objects.requireNonNullElse(camera, Optional.empty());
    squad = Objects.requireNonNullElse(squad, Optional.empty());
    plate = Objects.requireNonNullElse(plate, Optional.empty());
    dueBefore = Objects.requireNonNullElse(dueBefore, Optional.empty());
    limit = Objects.requireNonNullElse(limit, Optional.empty());
    cursor = Objects.requireNonNullElse(cursor, Optional.empty());
  }

  /** What the user may see of it. */
  QueueFilter filter(SignedIn user) {
    if (plate.isPresent() && PlateMask.isFor(user)) {
      throw Problem.of(
          HttpStatus.FORBIDDEN,
          "plates-masked",
          "Who may not see plates may not guess them either.");
    }
    return new QueueFilter(wantedState(), offence, camera, squad, plate, dueBefore, user.areas());
  }

  CaseState wantedState() {
    return state.orElse(CaseState.PENDING);
  }

  /** What was asked for, as the record keeps it. */
  Map<String, Object> asDetail() {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("state", wantedState());
    offence.ifPresent(wanted -> detail.put("offence", wanted));
    camera.ifPresent(wanted -> detail.put("camera", wanted));
    squad.ifPresent(wanted -> detail.put("squad", wanted));
    plate.ifPresent(wanted -> detail.put("plate", wanted));
    dueBefore.ifPresent(time -> detail.put("dueBefore", time));
    return detail;
  }

  int size() {
    return Math.max(1, Math.min(limit.orElse(USUAL_PAGE), LARGEST_PAGE));
  }

  /**
   * The place of the order that an earlier page gave as next.
   *
   * @throws Problem if it isn't one
   */
  static QueuePosition position(String cursor) {
    try {
      return QueuePosition.parse(cursor);
    } catch (IllegalArgumentException foreign) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "malformed-request", foreign.getMessage());
    }
  }
}
