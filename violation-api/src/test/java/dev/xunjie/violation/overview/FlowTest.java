package dev.xunjie.violation.overview;

import static dev.xunjie.violation.TestingCases.confine;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingCases.takeAndAct;
import static dev.xunjie.violation.TestingIncidents.awaitIncident;
import static dev.xunjie.violation.TestingIncidents.newId;
import static dev.xunjie.violation.TestingIncidents.opened;
import static dev.xunjie.violation.TestingIncidents.seenBy;
import static dev.xunjie.violation.TestingIncidents.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.workflow.WorkingCalendar;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The work in numbers, as somebody sees it whose area has one camera. */
class FlowTest {
  private final String camera = "cam-" + newId();

  @Test
  void countsStatesHoursClocksAndReasonsOfTheUsersAreas() {
    Instant now = Instant.now();
    String today = inQueue(now);
    String old = inQueue(now.minus(Duration.ofDays(60)));
    String rejected = inQueue(now);
    TestingBrowser reviewer = TestingBrowser.user("flow.reviewer", "REVIEWER");
    confine("flow.reviewer", camera);
    require(takeAndAct(reviewer, rejected, "REJECT", "reason", "PERMITTED"));

    JsonNode flow = reviewer.get("/api/flow").json();

    assertThat(flow.path("states").path("PENDING").asInt()).isEqualTo(1);
    assertThat(flow.path("states").path("REJECTED").asInt()).isEqualTo(1);
    assertThat(flow.path("waiting").path("PENDING").asInt()).isEqualTo(2);
    assertThat(flow.path("waiting").has("REJECTED")).isFalse();
    assertThat(flow.path("hours").get(0).path("offences").path("ILLEGAL_PARKING").asInt())
        .isEqualTo(2);
    JsonNode review = flow.path("clocks").get(0);
    assertThat(review.path("kind").asString()).isEqualTo("REVIEW");
    assertThat(review.path("running").asInt()).isEqualTo(2);
    assertThat(review.path("overdue").asInt()).isEqualTo(1);
    assertThat(flow.path("due").path("overdue").asInt()).isEqualTo(1);
    assertThat(flow.path("due").path("nearlyDue").asInt()).isZero();
    assertThat(flow.path("rejections").path("PERMITTED").asInt()).isEqualTo(1);
    assertThat(flow.toString()).doesNotContain(today, old);
  }

  @Test
  void tellsHowFarTheCalendarReachesAndWhichClocksEndBeyondIt() {
    ConfigurableApplicationContext api = TestingStack.shared().api();
    WorkingCalendar calendar = api.getBean(WorkingCalendar.class);
    String id = inQueue(Instant.now());
    TestingBrowser legal = TestingBrowser.user("flow.calendar", "LEGAL");
    confine("flow.calendar", camera);
    assertThat(beyond(legal)).isZero();
    TestingStack.shared()
        .database()
        .sql("update case_clock set due_at = :at where incident_id = :id")
        .param("at", Columns.timestamp(calendar.endOf(calendar.through()).plusSeconds(1)))
        .param("id", id)
        .update();

    JsonNode told = legal.get("/api/flow").json().path("calendar");

    assertThat(told.path("through").asString()).isEqualTo(calendar.through().toString());
    assertThat(told.path("clocksBeyond").asInt()).isEqualTo(1);
    assertThat(told.path("needsNext").asBoolean()).isTrue();
    assertThat(api.getBean(MeterRegistry.class).get("xunjie.calendar.days_left").gauge().value())
        .isEqualTo(told.path("daysLeft").asDouble());
  }

  private static int beyond(TestingBrowser user) {
    return user.get("/api/flow").json().path("calendar").path("clocksBeyond").asInt();
  }

  @Test
  void isForEverybodyInTheOffice() {
    for (String role : List.of("ANALYST", "LEGAL", "AUDITOR", "ADMIN")) {
      TestingBrowser user = TestingBrowser.user("flow." + role.toLowerCase(Locale.ROOT), role);
      assertThat(user.get("/api/flow").status()).as(role).isEqualTo(200);
    }
  }

  private String inQueue(Instant violationAt) {
    String id = newId();
    send(seenBy(camera, violationAt, opened(id, List.of())));
    awaitIncident(id);
    return id;
  }
}
