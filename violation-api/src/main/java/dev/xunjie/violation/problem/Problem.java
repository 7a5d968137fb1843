package dev.xunjie.violation.problem;

import java.net.URI;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A request that can't be served, told to the caller as {@code application/problem+json} (RFC
 * 9457). The property {@code code} is for programs, {@code detail} for people.
 */
public final class Problem extends ErrorResponseException {
  private static final long serialVersionUID = 1L;

  /** A detail may quote what was sent, which may be anything: nobody is sent all of it back. */
  private static final int LONGEST_DETAIL = 1000;

  private Problem(HttpStatus status, ProblemDetail body, Throwable cause) {
    super(status, body, cause);
  }

  /** A problem whose cause the caller can see from the detail alone. */
  public static Problem of(HttpStatus status, String code, String detail) {
    return new Problem(status, body(status, code, detail), null);
  }

  /** A problem with a cause for the log. */
  public static Problem of(HttpStatus status, String code, String detail, Throwable cause) {
    return new Problem(status, body(status, code, detail), cause);
  }

  /** Nothing of that kind has that id. */
  public static Problem unknown(String what, String id) {
    return of(
        HttpStatus.NOT_FOUND,
        "unknown-" + what.replace(' ', '-'),
        "There is no %s %s.".formatted(what, id));
  }

  /** What it is, for programs. */
  public String code() {
    return String.valueOf(getBody().getProperties().get("code"));
  }

  /** This problem with one more fact for programs. */
  public Problem with(String property, Object value) {
    getBody().setProperty(property, value);
    return this;
  }

  /** The body of a problem that is written without an exception. */
  static ProblemDetail body(HttpStatus status, String code, String detail) {
    String words = Objects.requireNonNullElse(detail, "The request can't be served as it is.");
    String told = words.substring(0, Math.min(words.length(), LONGEST_DETAIL));
    ProblemDetail body = ProblemDetail.forStatusAndDetail(status, told);
    body.setType(URI.create("urn:xunjie:problem:" + code));
    body.setProperty("code", code);
    return body;
  }
}
