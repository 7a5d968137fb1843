package dev.xunjie.gateway.operations;

import com.sun.net.httpserver.HttpExchange;
import dev.xunjie.contracts.json.ContractJson;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal as {@code application/problem+json} (RFC 9457), with a code for programs.
 *
 * @param status of HTTP
 * @param members of the JSON object, in their order
 */
public record Problem(int status, Map<String, Object> members) {
  private static final String RETRY_AFTER = "retryAfterSeconds";

  public Problem {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /**
   * A problem.
   *
   * @param code for programs
   * @param detail for people: what was wrong and what to do
   */
  public static Problem of(int status, String code, String detail) {
    return new Problem(status, Map.of())
        .with("status", status)
        .with("code", code)
        .with("detail", detail);
  }

  /** The same with one more member. */
  public Problem with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(status, more);
  }

  /** The same, and it is worth asking again after so many seconds. */
  public Problem retryAfter(long seconds) {
    return with(RETRY_AFTER, seconds);
  }

  /** Answers with it. */
  public void send(HttpExchange exchange) throws IOException {
    byte[] body = ContractJson.toBytes(members);
    exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (members.containsKey(RETRY_AFTER)) {
      exchange.getResponseHeaders().set("Retry-After", members.get(RETRY_AFTER).toString());
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
