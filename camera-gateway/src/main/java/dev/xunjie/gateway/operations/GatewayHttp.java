package dev.xunjie.gateway.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.xunjie.contracts.json.ContractJson;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * {@code GET /health} for everyone, {@code GET /metrics} for whoever bears the token (RFC 6750),
 * and what else is {@link #serve served}.
 */
public final class GatewayHttp implements AutoCloseable {
  /** More than all that may be long at work, so that health is always answered. */
  private static final int WORKERS = 12;

  private final HttpServer server;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(WORKERS, GatewayHttp::worker);

  /**
   * Opens the port; answers after {@link #start}.
   *
   * @param metricsToken without one, metrics are closed to all
   * @throws IOException if the port is taken or the address isn't this machine's; says so
   */
  public GatewayHttp(
      InetSocketAddress address,
      Optional<String> metricsToken,
      Supplier<GatewayHealth> health,
      Supplier<String> metrics)
      throws IOException {
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException taken) {
      throw new IOException(
          "can't listen on %s:%d (%s): set XUNJIE_GATEWAY_PORT to a free port, or end what uses this one"
              .formatted(address.getHostString(), address.getPort(), taken.getMessage()),
          taken);
    }
    server.setExecutor(workers);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer(exchange, metricsToken, health, metrics);
          }
        });
  }

  /**
   * Serves more.
   *
   * @param path all paths that begin with it
   * @param handler closes each exchange
   */
  public void serve(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  public void start() {
    server.start();
  }

  /** The port that is listened on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private static void answer(
      HttpExchange exchange,
      Optional<String> metricsToken,
      Supplier<GatewayHealth> health,
      Supplier<String> metrics)
      throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (!"GET".equals(exchange.getRequestMethod())) {
      send(exchange, 405, "text/plain", "only GET is answered\n");
    } else if ("/health".equals(path)) {
      send(exchange, 200, "application/json", ContractJson.toLine(health.get()));
    } else if (!"/metrics".equals(path)) {
      send(exchange, 404, "text/plain", "here are /health and /metrics\n");
    } else if (metricsToken.isEmpty()) {
      send(exchange, 403, "text/plain", "metrics are closed: set XUNJIE_METRICS_TOKEN\n");
    } else if (!new BearerToken(metricsToken.get()).isBorneBy(exchange)) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      send(exchange, 401, "text/plain", "send Authorization: Bearer with the metrics token\n");
    } else {
      send(exchange, 200, "text/plain; version=0.0.4", metrics.get());
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    String charset = type.startsWith("text/plain") ? type + "; charset=utf-8" : type;
    exchange.getResponseHeaders().set("Content-Type", charset);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "http");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
