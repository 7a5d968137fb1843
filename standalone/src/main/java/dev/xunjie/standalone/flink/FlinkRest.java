package dev.xunjie.standalone.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JobManager's REST interface, as far as it is needed to keep jobs running. */
public final class FlinkRest {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** Submitting runs the job's main method on the JobManager, which takes a while on a busy CPU. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);

  private static final int UNAVAILABLE = 503;
  private static final JsonMapper JSON = new JsonMapper();

  private final URI address;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

  public FlinkRest(int port) {
    this.address = URI.create("http://127.0.0.1:" + port);
  }

  /** The number of TaskManagers that have registered; zero while the JobManager is away. */
  public int taskManagers() {
    try {
      return get("/overview").path("taskmanagers").asInt(0);
    } catch (IOException away) {
      return 0;
    }
  }

  /** The state of each job that the cluster knows, by job id. */
  Map<String, String> jobStates() throws IOException {
    Map<String, String> states = new HashMap<>();
    for (JsonNode job : get("/jobs").path("jobs")) {
      states.put(job.path("id").asString(), job.path("status").asString());
    }
    return states;
  }

  /** Whether each subtask of the job runs. */
  boolean runsEntirely(String jobId) throws IOException {
    JsonNode vertices = get("/jobs/" + jobId).path("vertices");
    for (JsonNode vertex : vertices) {
      if (!"RUNNING".equals(vertex.path("status").asString())) {
        return false;
      }
    }
    return !vertices.isEmpty();
  }

  /** The first line of what made the job fail, if Flink says so. */
  Optional<String> failure(String jobId) throws IOException {
    JsonNode entries =
        get("/jobs/" + jobId + "/exceptions").path("exceptionHistory").path("entries");
    return entries.isEmpty()
        ? Optional.empty()
        : entries.get(0).path("stacktrace").asString("").lines().findFirst();
  }

  /** Hands the jar to the cluster; returns the id under which it lies there. */
  String upload(Path jar) throws IOException {
    String boundary = "xunjie-" + UUID.randomUUID();
    String head =
        ("--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\n"
                + "Content-Type: application/x-java-archive\r\n\r\n")
            .formatted(boundary, jar.getFileName());
    String tail = "\r\n--%s--\r\n".formatted(boundary);
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(head, UTF_8),
            BodyPublishers.ofFile(jar),
            BodyPublishers.ofString(tail, UTF_8));
    HttpRequest request =
        request("/jars/upload")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(body)
            .build();
    String stored = send(request).path("filename").asString();
    return stored.substring(stored.lastIndexOf('/') + 1);
  }

  /** Whether the cluster still has the jar. */
  boolean has(String jarId) throws IOException {
    for (JsonNode file : get("/jars").path("files")) {
      if (jarId.equals(file.path("id").asString())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Starts a job; returns its id.
   *
   * @param checkpoints its own folder
   * @param from the checkpoint to start from
   */
  String run(String jarId, FlinkJob job, Path checkpoints, Optional<Path> from) throws IOException {
    ObjectNode body = JSON.createObjectNode();
    body.put("entryClass", job.entryClass());
    body.put("parallelism", job.parallelism());
    ArrayNode arguments = body.putArray("programArgsList");
    job.arguments().forEach(arguments::add);
    from.ifPresent(checkpoint -> body.put("savepointPath", FlinkAddress.of(checkpoint)));
    body.putObject("flinkConfiguration")
        .put("execution.checkpointing.dir", FlinkAddress.of(checkpoints));
    HttpRequest request =
        request("/jars/" + jarId + "/run")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    return send(request).path("jobid").asString();
  }

  private JsonNode get(String path) throws IOException {
    return send(request(path).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(ANSWER_TIMEOUT);
  }

  private JsonNode send(HttpRequest request) throws IOException {
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() == UNAVAILABLE) {
        throw new IOException("the JobManager is still starting");
      }
      if (response.statusCode() >= 300) {
        throw new RefusedByFlinkException(
            "Flink answered %d to %s: %s"
                .formatted(
                    response.statusCode(),
                    request.uri().getPath(),
                    new String(response.body(), UTF_8)));
      }
      return JSON.readTree(response.body());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Flink was asked", stopped);
    }
  }
}
