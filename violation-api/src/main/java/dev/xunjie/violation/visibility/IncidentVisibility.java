package dev.xunjie.violation.visibility;

import dev.xunjie.violation.account.Role;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

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

  IncidentVisibility(JdbcClient database) {
    this.database = database;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // An action that a phone sends again may have taken the case from its squad the first time:
    // the case desk itself tells a squad's cases from others.
    boolean isAction = request.getRequestURI().endsWith("/actions");
    Optional<String> id = incidentId(request);
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null
        && authentication.getPrincipal() instanceof SignedIn user
        && !(isAction && isSquadAlone(user))
        && id.isPresent()
        && !sees(user, id.get())) {
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
        .sql(
            """
            select (:anyArea or camera_id in (
                select camera_id from camera_area where area_id in (:areas)))
              and (:anySquad or squad = cast(:squad as text))
            from incident where id = :id
            """)
        .param("anyArea", user.areas().isEmpty() || isSquadAlone)
        .param("areas", user.areas().isEmpty() ? Set.of("") : user.areas())
        .param("anySquad", !isSquadAlone)
        .param("squad", user.squad().orElse(null))
        .param("id", id)
        .query(Boolean.class)
        .optional()
        .filter(Boolean.TRUE::equals)
        .isPresent();
  }

  private static boolean isSquadAlone(SignedIn user) {
    return !user.isAnyOf(OFFICE);
  }

  @SuppressWarnings("unchecked")
  private static Optional<String> incidentId(HttpServletRequest request) {
    Map<String, String> variables =
        (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return Optional.ofNullable(variables).map(found -> found.get("id"));
  }
}
