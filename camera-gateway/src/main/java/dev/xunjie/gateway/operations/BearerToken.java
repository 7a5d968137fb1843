package dev.xunjie.gateway.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.security.MessageDigest;

/**
 * A secret that callers bear in {@code Authorization} (RFC 6750).
 *
 * @param text the secret
 */
public record BearerToken(String text) {
  private static final String SCHEME = "Bearer ";

  /** Whether the caller bears it; takes equally long whatever of it is right. */
  public boolean isBorneBy(HttpExchange exchange) {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    return authorization != null
        && authorization.startsWith(SCHEME)
        && MessageDigest.isEqual(
            authorization.substring(SCHEME.length()).getBytes(UTF_8), text.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "token (not shown)";
  }
}
