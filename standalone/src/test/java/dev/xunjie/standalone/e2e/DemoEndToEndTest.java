package dev.xunjie.standalone.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.frame.CaptureTimeSource;
import dev.xunjie.contracts.frame.FrameHeader;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.standalone.cameras.CameraFile;
import dev.xunjie.standalone.demo.DemoCamera;
import dev.xunjie.standalone.queue.ReviewQueue;
import dev.xunjie.standalone.stack.LocalStack;
import dev.xunjie.standalone.stack.Modules;
import dev.xunjie.standalone.stack.StackSettings;
import dev.xunjie.standalone.supervisor.StartRefusedException;
import dev.xunjie.standalone.supervisor.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The main job, all of it, from the camera's RTSP stream to an officer's decision in the browser:
 * one story in chapters, for a stack of nine processes isn't started for each.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoEndToEndTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** A van and a car at the kerb, a stall before the shop. */
  private static final int VIOLATIONS = 3;

  private static final int STILLS_AT_OPENING = 3;
  private static final String BAD_INCIDENT = "incident-9";

  /** The 45 s allowed before the shop, the 5 s until a stall is believed, and as much as that. */
  private static final Duration TIME_FOR_A_SECOND_INCIDENT = Duration.ofSeconds(60);

  private StackSettings settings;
  private LocalStack stack;
  private TestingTopics topics;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Modules modules = Modules.present();
    settings =
        new StackSettings(
            modules,
            folder.resolve("演示 数据"),
            modules.repository().resolve(".xunjie/cache"),
            OptionalInt.empty(),
            CameraFile.NOTHING,
            true);
    startStack();
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  @Order(1)
  void setsBadMessagesAsideAndGoesOn() throws Exception {
    byte[] garbage = "{坏消息".getBytes(UTF_8);
    FrameHeader header = new FrameHeader(Instant.now(), CaptureTimeSource.ARRIVAL, 768, 576, 0, 0);
    topics.send(Topic.FRAMES, DemoCamera.STREET.id(), garbage, Map.of());
    topics.send(Topic.FRAMES, "unknown-camera", garbage, header.toWire());
    topics.send(Topic.OBSERVATIONS, DemoCamera.STREET.id(), garbage, Map.of());
    topics.send(Topic.POLICIES, DemoCamera.STREET.id(), crossingPolicy(), Map.of());
    topics.send(Topic.CAMERAS, "camera-9", garbage, Map.of());
    topics.send(Topic.INCIDENTS, BAD_INCIDENT, garbage, Map.of());

    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(deadLetters())
                  .extracting(DeadLetter::topic)
                  .contains("frames", "observations", "policies", "cameras", "incidents");
              assertThat(deadLetters())
                  .filteredOn(letter -> letter.topic().equals("frames"))
                  .hasSizeGreaterThanOrEqualTo(2);
            });
    assertThat(deadLetters())
        .filteredOn(letter -> letter.topic().equals("policies"))
        .allSatisfy(letter -> assertThat(letter.reason()).contains("crosses or touches itself"));
  }

  @Test
  @Order(2)
  void keepsEachVehicleAndStallOneViolationThoughProgramsAreKilledInMidEpisode() throws Exception {
    awaitFreshObservation();
    stack.processes().kill("taskmanager");
    awaitFreshObservation();
    stack.processes().kill("gateway");
    await().atMost(LIMIT).ignoreExceptions().until(() -> !openedIncidents().isEmpty());
    stack.processes().kill("api");
    stack.processes().kill("taskmanager");

    await().atMost(LIMIT).ignoreExceptions().until(() -> completeIncidents().size() >= VIOLATIONS);
    awaitTimeForASecondIncident();
    assertThat(completeIncidents()).hasSize(VIOLATIONS);
    assertThat(queue())
        .extracting(
            incident -> incident.path("camera").path("id").asString(),
            incident -> incident.path("offence").asString())
        .containsExactlyInAnyOrder(
            tuple("demo-street", "ILLEGAL_PARKING"),
            tuple("demo-street", "ILLEGAL_PARKING"),
            tuple("demo-shop", "OUT_OF_STORE"));
    assertThat(openedIncidents()).hasSize(VIOLATIONS);
  }

  @Test
  @Order(3)
  void refusesASecondStackOnTheSameFolder() {
    assertThatThrownBy(() -> LocalStack.prepare(settings, Terminal.standardError()))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
  }

  @Test
  @Order(4)
  void refusesWhoeverIsNotSignedIn() throws Exception {
    for (String path : List.of("api/incidents", "api/cameras", "api/events", "v3/api-docs")) {
      HttpRequest request = HttpRequest.newBuilder(stack.console().resolve(path)).build();
      HttpResponse<Void> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
    }
  }

  @Test
  @Order(5)
  void letsTwoOfficersSeeTheEvidenceAndConfirmInTheBrowser(@TempDir Path downloads)
      throws Exception {
    assumeThat(TestingConsole.chromium())
        .as("Chromium is not installed: the console can't be tried")
        .isPresent();
    String incident = incidentWithClip();
    URI address = stack.console();
    try (TestingConsole console =
        TestingConsole.open(TestingConsole.chromium().orElseThrow(), address)) {
      console.signIn("reviewer", stack.secrets().reviewerPassword());
      console.expectQueue(VIOLATIONS);
      console.open(incident);
      console.expectStills(STILLS_AT_OPENING);
      assertThat(console.evidence()).contains("6/7", "可认定的车牌");
      assertThat(console.lacks()).contains("证据完整", "号牌");
      console.savePicture(Path.of("target", "console.png"));
      console.playClip();
      console.downloadBundle(downloads.resolve("bundle.zip"));
      console.correctPlate("浙A12345");
      console.confirm();
      console.expectQueue(VIOLATIONS - 1);
    }
    assertThat(stateOf(incident)).isEqualTo("CONFIRMED");
    try (TestingConsole second =
        TestingConsole.open(TestingConsole.chromium().orElseThrow(), address)) {
      second.signIn("reviewer2", stack.secrets().reviewerPassword());
      second.showWhatWaitsForTheSecondOfficer();
      second.expectQueue(1);
      second.open(incident);
      second.confirm();
      second.expectQueue(0);
    }
    assertThat(stateOf(incident)).isEqualTo("COUNTER_CONFIRMED");
    DownloadedBundle bundle = DownloadedBundle.unpacked(downloads.resolve("bundle.zip"));
    assertThat(bundle.verification()).isEqualTo(0);
    bundle.flipAByteOf("still-2-between.jpg");
    assertThat(bundle.verification()).isEqualTo(1);
    assertThat(bundle.findings()).contains("still-2-between.jpg").doesNotContain("still-1-at-rest");
  }

  @Test
  @Order(6)
  void leavesNoProcessBehindAndKeepsEverythingForTheNextStart() throws Exception {
    List<String> before = statesById();
    List<ProcessHandle> processes =
        stack.processes().names().stream()
            .flatMap(name -> stack.processes().process(name).stream())
            .toList();
    assertThat(processes).hasSizeGreaterThanOrEqualTo(8);

    stack.close();
    assertThat(processes).noneMatch(ProcessHandle::isAlive);

    startStack();
    await().atMost(LIMIT).ignoreExceptions().until(() -> queue().size() >= VIOLATIONS);
    awaitTimeForASecondIncident();
    assertThat(statesById()).isEqualTo(before);
  }

  private void startStack() throws IOException, InterruptedException {
    stack = LocalStack.prepare(settings, Terminal.standardError());
    stack.start();
    topics = new TestingTopics(stack.kafka());
  }

  /** Waits until the demo street has been observed anew, so camera to perception all works. */
  private void awaitFreshObservation() {
    Instant asked = Instant.now();
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(
            () ->
                topics.all(Topic.OBSERVATIONS).stream()
                    .filter(record -> DemoCamera.STREET.id().equals(record.key()))
                    .anyMatch(record -> Instant.ofEpochMilli(record.timestamp()).isAfter(asked)));
  }

  /** Waits until the street was observed for so long that a stay begun anew would have opened. */
  private void awaitTimeForASecondIncident() {
    Instant newest = newestObservation();
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(() -> newestObservation().isAfter(newest.plus(TIME_FOR_A_SECOND_INCIDENT)));
  }

  private Instant newestObservation() {
    return topics.all(Topic.OBSERVATIONS).stream()
        .filter(record -> DemoCamera.STREET.id().equals(record.key()))
        .filter(record -> record.value()[1] == '"')
        .map(record -> ContractJson.fromBytes(record.value(), Observation.class).capturedAt())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Set<String> openedIncidents() {
    return topics.all(Topic.INCIDENTS).stream()
        .map(ConsumerRecord::key)
        .filter(key -> !key.equals(BAD_INCIDENT))
        .collect(Collectors.toSet());
  }

  private List<DeadLetter> deadLetters() {
    return topics.all(Topic.DEAD_LETTERS).stream()
        .map(record -> ContractJson.fromBytes(record.value(), DeadLetter.class))
        .toList();
  }

  private List<JsonNode> queue() throws IOException {
    return new ReviewQueue(stack.console(), stack.secrets().reviewerPassword()).incidents();
  }

  private List<JsonNode> waitingForAnOfficer() throws IOException {
    return new ReviewQueue(stack.console(), stack.secrets().reviewerPassword())
        .pending(Optional.empty())
        .incidents();
  }

  private List<JsonNode> completeIncidents() throws IOException {
    return queue().stream().filter(DemoEndToEndTest::hasAllStills).toList();
  }

  private static boolean hasAllStills(JsonNode incident) {
    List<String> states = new ArrayList<>();
    incident.path("stills").forEach(still -> states.add(still.path("status").asString()));
    return states.size() >= STILLS_AT_OPENING && states.stream().allMatch("STORED"::equals);
  }

  /** One of the demo's vehicles, once its evidence is sealed with a clip. */
  private String incidentWithClip() {
    return await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(
            () ->
                waitingForAnOfficer().stream()
                    .filter(DemoEndToEndTest::isParking)
                    .filter(DemoEndToEndTest::isSealedWithClip)
                    .map(incident -> incident.path("id").asString())
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static boolean isParking(JsonNode incident) {
    return incident.path("offence").asString().equals("ILLEGAL_PARKING");
  }

  private static boolean isSealedWithClip(JsonNode incident) {
    JsonNode evidence = incident.path("evidence");
    return evidence.path("revision").asInt() > 0
        && evidence
            .path("unmet")
            .valueStream()
            .noneMatch(gap -> gap.path("id").asString().equals("clip"));
  }

  private String stateOf(String incidentId) throws IOException {
    return queue().stream()
        .filter(incident -> incident.path("id").asString().equals(incidentId))
        .map(incident -> incident.path("state").asString())
        .findFirst()
        .orElseThrow();
  }

  private List<String> statesById() throws IOException {
    return queue().stream()
        .map(incident -> incident.path("id").asString() + " " + incident.path("state").asString())
        .sorted()
        .toList();
  }

  private static byte[] crossingPolicy() {
    return """
        {"cameraId":"%s","version":9,"zones":[{"offence":"ILLEGAL_PARKING","id":"z","name":"交叉",
         "polygon":[[0,0],[1,1],[1,0],[0,1]],"permittedStopSeconds":1}]}"""
        .formatted(DemoCamera.STREET.id())
        .getBytes(UTF_8);
  }
}
