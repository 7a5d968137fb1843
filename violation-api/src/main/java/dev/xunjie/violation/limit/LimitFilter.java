package dev.xunjie.violation.limit;

import dev.xunjie.violation.problem.ProblemWriter;
import io.micrometer.core.instrument.Counter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a caller's requests beyond a limit, and says when to come back. */
final class LimitFilter extends OncePerRequestFilter {
  private final String limitName;
  private final RequestLimit limit;
  private final Function<HttpServletRequest, Optional<String>> caller;
  private final Counter refused;
  private final ProblemWriter problems;

  /**
   * A filter for one limit.
   *
   * @param caller whose limit a request counts against; of nobody's, it isn't limited
   */
  LimitFilter(
      String limitName,
      RequestLimit limit,
      Function<HttpServletRequest, Optional<String>> caller,
      Counter refused,
      ProblemWriter problems) {
    this.limitName = limitName;
    this.limit = limit;
    this.caller = caller;
    this.refused = refused;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Duration> wait = caller.apply(request).flatMap(limit::count);
    if (wait.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    refused.increment();
    long seconds = Math.max(1, wait.get().plusMillis(999).toSeconds());
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    problems.write(
        response,
        HttpStatus.TOO_MANY_REQUESTS,
        "too-many-requests",
        "Too many requests (limit: %s). Try again in %d s.".formatted(limitName, seconds));
  }

  /** Several limits are of this one class, and each of them counts. */
  @Override
  protected String getAlreadyFilteredAttributeName() {
    return LimitFilter.class.getName() + "." + limitName;
  }

  /** The console's files are the same for all, cost next to nothing, and come in bunches. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/console/") || path.startsWith("/webjars/");
  }
}
