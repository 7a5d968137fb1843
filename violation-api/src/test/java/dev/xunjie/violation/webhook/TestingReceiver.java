package dev.xunjie.violation.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A city's system that is told what happens, over real HTTP, and has its moods. */
final class TestingReceiver implements AutoCloseable {
  /** It takes the message and never answers. */
  static final int SILENCE = 0;

  /** What it was sent. */
  record Message(String body, String signature, String eventId, int answeredWith) {
    JsonNode json() {
      return new JsonMapper().readTree(body);
    }

    String incidentId() {
      return json().path("incident").path("id").asString();
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Message> messages = new CopyOnWriteArrayList<>();

  /** The status that it answers a message with. */
  volatile Function<Message, Integer> mood = any -> 204;

  TestingReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d/events?key=known".formatted(server.getAddress().getPort());
  }

  /** All that it was sent of the incident, in order, also what it didn't take. */
  List<Message> sentOf(String incidentId) {
    return messages.stream().filter(each -> each.incidentId().equals(incidentId)).toList();
  }

  /** What it took of the incident, in order. */
  List<Message> takenOf(String incidentId) {
    return sentOf(incidentId).stream().filter(each -> each.answeredWith() / 100 == 2).toList();
  }

  List<Message> all() {
    return List.copyOf(messages);
  }

  private void take(HttpExchange exchange) throws IOException {
    Message message =
        new Message(
            new String(exchange.getRequestBody().readAllBytes(), UTF_8),
            exchange.getRequestHeaders().getFirst("X-Xunjie-Signature"),
            exchange.getRequestHeaders().getFirst("X-Xunjie-Event"),
            SILENCE);
    int status = mood.apply(message);
    messages.add(new Message(message.body(), message.signature(), message.eventId(), status));
    if (status == SILENCE) {
      return;
    }
    if (status / 100 == 3) {
      exchange.getResponseHeaders().add("Location", url() + "&redirected");
    }
    byte[] words = status == 204 ? new byte[0] : "内部错误".repeat(100_000).getBytes(UTF_8);
    exchange.sendResponseHeaders(status, words.length == 0 ? -1 : words.length);
    exchange.getResponseBody().write(words);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
