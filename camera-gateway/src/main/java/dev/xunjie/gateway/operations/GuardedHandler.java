package dev.xunjie.gateway.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets only GET through, only bearers of the token, and only so many at once; so that whatever is
 * asked here, health is still answered.
 */
public final class GuardedHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedHandler.class);
  private static final int RETRY_SECONDS = 2;

  private final Optional<BearerToken> token;
  private final Semaphore places;
  private final HttpHandler guarded;

  /**
   * A guard.
   *
   * @param token without one, nobody gets through
   * @param atOnce how many requests are worked on at once; the others are sent away
   * @param guarded answers, and may leave closing to the guard
   */
  public GuardedHandler(Optional<BearerToken> token, int atOnce, HttpHandler guarded) {
    this.token = token;
    this.places = new Semaphore(atOnce);
    this.guarded = guarded;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!"GET".equals(exchange.getRequestMethod())) {
        Problem.of(405, "method-not-allowed", "Only GET is answered here.").send(exchange);
      } else if (token.isEmpty()) {
        Problem.of(403, "closed", "This is closed to all: set XUNJIE_SPOOL_TOKEN for the gateway.")
            .send(exchange);
      } else if (!token.get().isBorneBy(exchange)) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        Problem.of(401, "token-needed", "Send Authorization: Bearer with the spool's token.")
            .send(exchange);
      } else if (!places.tryAcquire()) {
        Problem.of(503, "busy", "As many requests as may be are being worked on. Try again soon.")
            .retryAfter(RETRY_SECONDS)
            .send(exchange);
      } else {
        answer(exchange);
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      guarded.handle(exchange);
    } catch (RuntimeException unforeseen) {
      LOG.error("request failed problem=unforeseen path={}", exchange.getRequestURI(), unforeseen);
      if (exchange.getResponseCode() < 0) {
        Problem.of(500, "unforeseen", "Something went wrong that should not. The log has more.")
            .send(exchange);
      }
    } finally {
      places.release();
    }
  }
}
