package dev.xunjie.violation.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/**
 * Headers that no answer goes without. The security chain sets them on all that passes it; what is
 * refused before it, or after it gave up, gets them from here.
 */
public final class AnswerHeaders {
  /** No inline script or style, no eval, nothing from elsewhere, in nobody's frame. */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " media-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy", CONTENT_SECURITY_POLICY,
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer");

  /** Unless whoever answers says otherwise. */
  private static final String NOT_CACHED = "no-cache, no-store, max-age=0, must-revalidate";

  private AnswerHeaders() {}

  /** Sets what holds of every answer, before there is one: a stream may begin at any moment. */
  public static void begin(HttpServletResponse response) {
    ALWAYS.forEach(response::setHeader);
  }

  /** Sets all of them on an answer that is written without the security chain. */
  static void complete(HttpServletResponse response) {
    begin(response);
    if (!response.containsHeader("Cache-Control")) {
      response.setHeader("Cache-Control", NOT_CACHED);
    }
  }
}
