package dev.xunjie.violation.visibility;

import dev.xunjie.violation.account.Role;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets nobody near a case that isn't theirs to see, whatever they want to do with it: an account
 * with areas sees what cameras in them saw, a squad what was dispatched to it. To others the case
 * doesn't exist.
 */
@Component
final class IncidentVisibility implements HandlerInterceptor {
  /** They see cases whichever squad they were dispatched to. */
  private static final Set<Role> OFFICE =
      EnumSet.of(Role.REVIEWER, Role.ANALYST, Role.LEGAL, Role.AUDITOR);

  private final JdbcClient database;
  private final VisibleCameras cameras;

  IncidentVisibility(JdbcClient database, VisibleCameras cameras) {
    this.database = database;
    this.cameras = cameras;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // An action that a phone sends again may have taken the case from its squad the first time:
    // the case desk itself tells a squad's cases from others.
    boolean isAction = request.getRequestURI().endsWith("/actions");
    Optional<SignedIn> user = Asked.by();
    Optional<String> id = Asked.id(request);
    if (user.isPresent()
        && id.isPresent()
        && !(isAction && isSquadAlone(user.get()))
        && !sees(user.get(), id.get())) {
      throw Problem.unknown("incident", id.get());
    }
    return true;
  }

  private boolean sees(SignedIn user, String id) {
    boolean isSquadAlone = isSquadAlone(user);
    if (user.areas().isEmpty() && !isSquadAlone) {
      return true;
    }
    return database
        .sql("select camera_id, squad from incident where id = :id")
        .param("id", id)
        .query(
            (row, number) ->
                isSquadAlone
                    ? Columns.textIfAny(row, "squad")
                        .filter(squad -> user.squad().equals(Optional.of(squad)))
                        .isPresent()
                    : cameras.of(user).test(row.getString("camera_id")))
        .optional()
        .filter(Boolean.TRUE::equals)
        .isPresent();
  }

  private static boolean isSquadAlone(SignedIn user) {
    return !user.isAnyOf(OFFICE);
  }
}
