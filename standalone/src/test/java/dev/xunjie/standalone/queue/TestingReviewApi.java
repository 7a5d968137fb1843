package dev.xunjie.standalone.queue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers for the queue as the API does, to whoever asks: incidents in the order of their ids,
 * which stand for the times of the violations, page by page.
 */
final class TestingReviewApi implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;

  /** What a request asks for that names no state. */
  static final String EVERY_STATE = "every state";

  private final TreeMap<String, Entry> incidents = new TreeMap<>();
  private final List<String> statesAsked = new ArrayList<>();
  private boolean fails;

  TestingReviewApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/incidents", this::answer);
    server.createContext("/api/cases", this::answer);
    server.start();
  }

  ReviewQueue queue() {
    URI address = URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    return new ReviewQueue(address, "not asked for");
  }

  /** Sets an incident's state of review, and the states of its stills. */
  synchronized void put(String id, String state, String... stills) {
    incidents.put(id, new Entry(state, List.of(stills)));
  }

  /** Answers the next request as an API whose database is away. */
  synchronized void failOnce() {
    fails = true;
  }

  /** The states of which a page was asked for since this was last called. */
  synchronized List<String> takeStatesAsked() {
    List<String> asked = List.copyOf(statesAsked);
    statesAsked.clear();
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    Map<String, String> query =
        Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
            .map(part -> part.split("=", 2))
            .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    if (fails) {
      fails = false;
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
      return;
    }
    statesAsked.add(query.getOrDefault("state", EVERY_STATE));
    byte[] page = JSON.writeValueAsBytes(page(query));
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }

  private Map<String, Object> page(Map<String, String> query) {
    List<String> ids =
        incidents.tailMap(query.getOrDefault("cursor", ""), false).entrySet().stream()
            .filter(
                incident ->
                    query
                        .getOrDefault("state", incident.getValue().state())
                        .equals(incident.getValue().state()))
            .map(Map.Entry::getKey)
            .toList();
    int size = Math.min(ids.size(), Integer.parseInt(query.get("limit")));
    Map<String, Object> page = new TreeMap<>();
    page.put("items", ids.subList(0, size).stream().map(this::item).toList());
    if (ids.size() > size) {
      page.put("next", ids.get(size - 1));
    }
    return page;
  }

  private Map<String, Object> item(String id) {
    Entry incident = incidents.get(id);
    List<Map<String, String>> stills =
        incident.stills().stream().map(status -> Map.of("status", status)).toList();
    return Map.of("id", id, "state", incident.state(), "stills", stills);
  }

  private record Entry(String state, List<String> stills) {}
}
