package dev.xunjie.violation;

import static dev.xunjie.violation.TestingIncidents.STARTED_AT;
import static dev.xunjie.violation.TestingIncidents.awaitIncident;
import static dev.xunjie.violation.TestingIncidents.awaitStills;
import static dev.xunjie.violation.TestingIncidents.newId;
import static dev.xunjie.violation.TestingIncidents.opened;
import static dev.xunjie.violation.TestingIncidents.send;
import static dev.xunjie.violation.TestingIncidents.stillOfFrame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.incident.Still;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a second start on the same data finds. */
class RestartTest {
  private final TestingStack stack = TestingStack.shared();

  @Test
  void keepsAccountsSessionsIncidentsDecisionsCamerasAndPolicies() {
    TestingBrowser reviewer = TestingBrowser.reviewer();
    TestingBrowser admin = TestingBrowser.admin();
    String decided = newId();
    Still still = stillOfFrame(Still.Moment.AT_REST, STARTED_AT, "before the restart");
    send(opened(decided, List.of(still)));
    awaitStills(decided, 1);
    reviewer.put("/api/incidents/%s/lease".formatted(decided), Map.of());
    reviewer.post(
        "/api/incidents/%s/actions".formatted(decided),
        Map.of("action", "REJECT", "reason", "NOT_IN_ZONE"));
    admin.put(
        "/api/cameras/cam-kept",
        Map.of("id", "cam-kept", "name", "留下", "streamUrl", "rtsp://10.0.0.1/a"));
    admin.send("PUT", "/api/cameras/cam-kept/policy", "{\"zones\":[]}", true);
    String session = "XUNJIE_SESSION=" + reviewer.cookie("XUNJIE_SESSION").getValue();

    stack.restartApi();

    TestingBrowser anew = TestingBrowser.stranger();
    assertThat(anew.getWithCookie("/api/session", session).status()).isEqualTo(200);
    assertThat(awaitIncident(decided).path("state").asString()).isEqualTo("REJECTED");
    assertThat(awaitStills(decided, 1).path("stills").get(0).path("status").asString())
        .isEqualTo("STORED");
    await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> anew.getWithCookie("/api/cameras", session).body(), body -> body.contains("留下"));
    assertThat(
            TestingBrowser.admin()
                .send("PUT", "/api/cameras/cam-kept/policy", "{\"zones\":[]}", true)
                .json()
                .path("version")
                .asInt())
        .isEqualTo(2);
  }
}
