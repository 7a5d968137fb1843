package dev.xunjie.violation.machine;

import dev.xunjie.violation.account.BearerToken;
import dev.xunjie.violation.account.SecretToken;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.account.Standing;
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
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out which machine client is behind a request, by its bearer token. A wrong token is refused
 * whatever else the request brings; a cookie beside a token never counts.
 */
public final class MachineFilter extends OncePerRequestFilter {
  /** What our tokens begin with, so that leak scanners and people recognise them. */
  static final String PREFIX = "xj_";

  private static final Logger LOG = LoggerFactory.getLogger(MachineFilter.class);

  private final ApiTokenStore tokens;
  private final ProblemWriter problems;

  MachineFilter(ApiTokenStore tokens, ProblemWriter problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  /** Whether the request brings one of our tokens, right or wrong. */
  public static boolean appliesTo(HttpServletRequest request) {
    return tokenIn(request).isPresent();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> sent = tokenIn(request);
    if (sent.isPresent() && !isRecognised(sent.get(), request, response)) {
      return;
    }
    chain.doFilter(request, response);
  }

  private static Optional<String> tokenIn(HttpServletRequest request) {
    return BearerToken.in(request).filter(token -> token.startsWith(PREFIX));
  }

  private boolean isRecognised(
      String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
    try {
      Optional<SignedIn> machine = machine(token, request.getRemoteAddr());
      machine.ifPresent(MachineFilter::recognise);
      if (machine.isEmpty()) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        problems.write(
            response,
            HttpStatus.UNAUTHORIZED,
            "token-invalid",
            "The bearer token is unknown, revoked or expired. An administrator creates another.");
      }
      return machine.isPresent();
    } catch (DataAccessException away) {
      LOG.error("request failed problem=database-away path={}", request.getRequestURI(), away);
      problems.write(
          response,
          HttpStatus.SERVICE_UNAVAILABLE,
          "database-away",
          "The database does not answer, so nobody can be recognised. Try again in a moment.");
      return false;
    }
  }

  private Optional<SignedIn> machine(String token, String address) {
    String digest = SecretToken.digestOf(token);
    return tokens
        .use(digest)
        .map(
            known ->
                new SignedIn(
                    known.username(),
                    known.name(),
                    known.roles(),
                    Optional.empty(),
                    known.areas(),
                    Standing.MACHINE,
                    address,
                    digest));
  }

  private static void recognise(SignedIn machine) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(machine.authentication());
    SecurityContextHolder.setContext(context);
  }
}
