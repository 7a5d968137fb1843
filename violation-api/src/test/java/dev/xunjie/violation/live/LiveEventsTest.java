package dev.xunjie.violation.live;

import static dev.xunjie.violation.TestingCases.confine;
import static dev.xunjie.violation.TestingIncidents.inQueue;
import static dev.xunjie.violation.TestingIncidents.inQueueOf;
import static dev.xunjie.violation.TestingIncidents.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.camera.CameraState;
import dev.xunjie.contracts.camera.CameraStatus;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingEvents;
import dev.xunjie.violation.TestingStack;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What open consoles hear, from any instance. */
class LiveEventsTest {
  private final TestingStack stack = TestingStack.shared();

  @Test
  void tellsOpenConsolesOfArrivalLeaseAndDecision() throws Exception {
    TestingBrowser reviewer = TestingBrowser.reviewer();
    try (TestingEvents console = TestingEvents.of(TestingBrowser.user("watcher", "ANALYST"))) {
      String id = inQueue();
      assertThat(console.await("incident-opened", data -> data.contains(id)).data())
          .contains("东侧路缘禁停区");

      reviewer.put("/api/incidents/%s/lease".formatted(id), Map.of());
      console.await("lease-changed", data -> data.contains(id) && data.contains("审核员"));

      reviewer.post(
          "/api/incidents/%s/actions".formatted(id),
          Map.of("action", "REJECT", "reason", "NOT_IN_ZONE"));
      console.await("decided", data -> data.contains(id) && data.contains("REJECTED"));
    }
  }

  @Test
  void tellsConsolesOfOtherInstancesAndEndsTheirStreamsWhenItStops() throws Exception {
    ConfigurableApplicationContext other = stack.startApi();
    try (TestingEvents there =
        TestingEvents.of(
            TestingBrowser.at(TestingStack.addressOf(other))
                .signedIn("reviewer", TestingStack.REVIEWER_PASSWORD))) {
      String id = inQueue();
      TestingBrowser.reviewer().put("/api/incidents/%s/lease".formatted(id), Map.of());

      there.await("lease-changed", data -> data.contains(id));

      other.close();
      await().atMost(Duration.ofSeconds(90)).until(there::hasEnded);
    } finally {
      other.close();
    }
  }

  @Test
  void tellsOfLeasesOnlyToThoseWhoSeeTheirCamera() throws Exception {
    String camera = "cam-near-" + newId();
    String near = inQueueOf(camera, 1).get(0);
    String far = inQueue();
    TestingBrowser local = TestingBrowser.user("live.local", "REVIEWER");
    confine("live.local", camera);
    try (TestingEvents console = TestingEvents.of(local)) {
      TestingBrowser reviewer = TestingBrowser.reviewer();
      reviewer.put("/api/incidents/%s/lease".formatted(far), Map.of());
      reviewer.put("/api/incidents/%s/lease".formatted(near), Map.of());

      console.await("lease-changed", data -> data.contains(near));

      assertThat(console.soFar()).noneMatch(event -> event.data().contains(far));
    }
  }

  @Test
  void tellsOfCamerasToAllButOfIncidentsOnlyToThoseWhoMayReadThem() throws Exception {
    try (TestingEvents squad = TestingEvents.of(TestingBrowser.user("squad.two", "SQUAD"));
        TestingEvents reviewer = TestingEvents.of(TestingBrowser.reviewer())) {
      String id = inQueue();
      reviewer.await("incident-opened", data -> data.contains(id));
      stack.send(
          Topic.CAMERA_STATUS,
          "cam-live",
          new CameraStatus(
              "cam-live", CameraState.STALLED, Instant.now(), Optional.empty(), 1, 0, 2, "still"));

      squad.await("camera-status", data -> data.contains("cam-live"));

      assertThat(squad.soFar()).extracting(TestingEvents.Event::name).containsOnly("camera-status");
    }
  }

  @Test
  void endsTheStreamsOfWhomAnAdministratorDisabled() throws Exception {
    try (TestingEvents dismissed = TestingEvents.of(TestingBrowser.user("cui.off", "ANALYST"));
        TestingEvents staying = TestingEvents.of(TestingBrowser.reviewer())) {
      TestingBrowser.admin().put("/api/users/cui.off/disabled", Map.of());

      await().atMost(Duration.ofSeconds(90)).until(dismissed::hasEnded);
      assertThat(staying.hasEnded()).isFalse();
    }
  }

  @Test
  void forgetsConsolesThatWentAway() throws Exception {
    try (TestingEvents brief = TestingEvents.of(TestingBrowser.reviewer())) {
      assertThat(brief.hasEnded()).isFalse();
    }

    LiveClients clients = stack.api().getBean(LiveClients.class);
    await().atMost(Duration.ofSeconds(90)).until(() -> clients.connected() == 0);
  }
}
