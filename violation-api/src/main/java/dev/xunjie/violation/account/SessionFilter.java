package dev.xunjie.violation.account;

import dev.xunjie.violation.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who is behind a request, by the session cookie. */
public final class SessionFilter extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(SessionFilter.class);

  private final SessionStore sessions;
  private final ProblemWriter problems;

  SessionFilter(SessionStore sessions, ProblemWriter problems) {
    this.sessions = sessions;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      identify(request);
    } catch (DataAccessException away) {
      LOG.error("request failed problem=database-away path={}", request.getRequestURI(), away);
      problems.write(
          response,
          HttpStatus.SERVICE_UNAVAILABLE,
          "database-away",
          "The database does not answer, so nobody can be recognised. Try again in a moment.");
      return;
    }
    chain.doFilter(request, response);
  }

  /** The console's files are the same for all. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/console/") || path.startsWith("/webjars/");
  }

  /** Who brings a bearer token is known by it alone, and by nothing if it is wrong. */
  private void identify(HttpServletRequest request) {
    if (BearerToken.in(request).isPresent()) {
      return;
    }
    Optional<SignedIn> user =
        SecretCookie.SESSION
            .tokenIn(request)
            .flatMap(token -> sessions.find(token, request.getRemoteAddr()));
    user.ifPresent(
        known -> {
          SecurityContext context = SecurityContextHolder.createEmptyContext();
          context.setAuthentication(known.authentication());
          SecurityContextHolder.setContext(context);
        });
  }
}
