package dev.xunjie.violation.idempotency;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a POST request that its sender sends again, because the answer got lost, as it was
 * answered before. Runs last, for those alone who may do what they ask for. None of our POST
 * requests is answered as a stream.
 */
public final class IdempotencyFilter extends OncePerRequestFilter {
  /** The header that brings the key. */
  public static final String HEADER = "Idempotency-Key";

  /** What a key looks like. */
  public static final String KEY = "[A-Za-z0-9_-]{8,64}";

  /** Larger bodies and answers aren't kept: whoever sends them has other ways. */
  private static final int MOST_BYTES = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
  private static final Pattern KEYS = Pattern.compile(KEY);
  private static final String REPLAYED = "Idempotent-Replayed";
  private static final List<String> KEPT_HEADERS =
      List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER);

  private final KeptAnswers answers;
  private final ProblemWriter problems;

  IdempotencyFilter(KeptAnswers answers, ProblemWriter problems) {
    this.answers = answers;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !HttpMethod.POST.matches(request.getMethod())
        || request.getHeader(HEADER) == null
        || request.getContentLengthLong() > MOST_BYTES
        || user().isEmpty();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String key = request.getHeader(HEADER);
    if (!KEYS.matcher(key).matches()) {
      problems.write(
          response,
          HttpStatus.BAD_REQUEST,
          "malformed-request",
          "%s must be 8 to 64 of A-Z, a-z, 0-9, _ and -".formatted(HEADER));
      return;
    }
    ReadBody read = new ReadBody(request, MOST_BYTES);
    if (!read.isComplete()) {
      chain.doFilter(read, response);
      return;
    }
    String username = user().orElseThrow().username();
    AnswerSeal seal = new AnswerSeal(username, key);
    try {
      KeptAnswers.Found found = answers.take(username, seal, read.digest());
      if (found instanceof KeptAnswers.Found.Nothing) {
        answer(read, response, chain, new Request(username, seal));
      } else {
        tell(found, response);
      }
    } catch (DataAccessException away) {
      LOG.error("request failed problem=database-away path={}", request.getRequestURI(), away);
      problems.write(
          response,
          HttpStatus.SERVICE_UNAVAILABLE,
          "database-away",
          "Nothing was changed: the database does not answer. Try again in a moment.");
    }
  }

  private record Request(String username, AnswerSeal seal) {}

  private void tell(KeptAnswers.Found found, HttpServletResponse response) throws IOException {
    if (found instanceof KeptAnswers.Found.Done done) {
      response.setStatus(done.answer().status());
      done.answer().headers().forEach(response::setHeader);
      response.setHeader(REPLAYED, "true");
      response.getOutputStream().write(done.answer().bytes());
    } else if (found instanceof KeptAnswers.Found.AnotherRequest) {
      problems.write(
          response,
          HttpStatus.UNPROCESSABLE_CONTENT,
          "idempotency-key-reused",
          "This %s came with another request before: draw a new one for every request."
              .formatted(HEADER));
    } else {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
      problems.write(
          response,
          HttpStatus.CONFLICT,
          "request-under-way",
          "The same request is being done right now. Ask again in a moment.");
    }
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, Request taken)
      throws ServletException, IOException {
    ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
    boolean answered = false;
    try {
      chain.doFilter(request, held);
      answered = true;
    } finally {
      settle(taken, held, answered);
    }
    held.copyBodyToResponse();
  }

  /** What was done stands, whether its answer can be kept or not. */
  private void settle(Request taken, ContentCachingResponseWrapper held, boolean answered) {
    try {
      if (answered && held.getStatus() < 500 && held.getContentSize() <= MOST_BYTES) {
        Answer answer = Answer.of(held.getStatus(), headers(held), held.getContentAsByteArray());
        answers.keep(taken.username(), taken.seal(), answer);
      } else {
        answers.forget(taken.username(), taken.seal());
      }
    } catch (DataAccessException away) {
      LOG.warn("answer not kept user={} cause=\"{}\"", taken.username(), away.getMessage());
    }
  }

  private static Map<String, String> headers(ContentCachingResponseWrapper held) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : KEPT_HEADERS) {
      Optional.ofNullable(held.getHeader(name)).ifPresent(value -> headers.put(name, value));
    }
    Optional.ofNullable(held.getContentType())
        .ifPresent(type -> headers.put(HttpHeaders.CONTENT_TYPE, type));
    return headers;
  }

  private static Optional<SignedIn> user() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedIn user
        ? Optional.of(user)
        : Optional.empty();
  }
}
