package dev.xunjie.standalone.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers as a JobManager does, and remembers what was submitted. */
final class TestingJobManager implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final List<JsonNode> submissions = new ArrayList<>();
  private final Map<String, String> states = new LinkedHashMap<>();
  private int uploads;

  TestingJobManager() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** The bodies of all run requests so far. */
  synchronized List<JsonNode> submissions() {
    return List.copyOf(submissions);
  }

  synchronized int uploads() {
    return uploads;
  }

  synchronized String lastJob() {
    return "job-" + submissions.size();
  }

  synchronized void setState(String job, String state) {
    states.put(job, state);
  }

  /** What a restarted JobManager without high availability knows. */
  synchronized void forgetAll() {
    states.clear();
    uploads = 0;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    String reply = reply(path, body);
    byte[] bytes = reply.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String reply(String path, byte[] body) {
    if (path.equals("/jobs")) {
      List<Map<String, String>> jobs =
          states.entrySet().stream()
              .map(job -> Map.of("id", job.getKey(), "status", job.getValue()))
              .toList();
      return JSON.writeValueAsString(Map.of("jobs", jobs));
    }
    if (path.equals("/jars/upload")) {
      uploads++;
      return "{\"filename\": \"/tmp/upload/jar-1\"}";
    }
    if (path.equals("/jars")) {
      return uploads > 0 ? "{\"files\": [{\"id\": \"jar-1\"}]}" : "{\"files\": []}";
    }
    if (path.endsWith("/run")) {
      submissions.add(JSON.readTree(body));
      states.put("job-" + submissions.size(), "RUNNING");
      return "{\"jobid\": \"job-%d\"}".formatted(submissions.size());
    }
    if (path.endsWith("/exceptions")) {
      return "{\"exceptionHistory\": {\"entries\": [{\"stacktrace\": \"broken state\\n at x\"}]}}";
    }
    return "{\"vertices\": [{\"status\": \"RUNNING\"}]}";
  }
}
