package dev.xunjie.violation.review;

import static dev.xunjie.violation.TestingCases.confine;
import static dev.xunjie.violation.TestingCases.newPlate;
import static dev.xunjie.violation.TestingCases.platedInQueue;
import static dev.xunjie.violation.TestingCases.takeAndAct;
import static dev.xunjie.violation.TestingIncidents.VIOLATION_AT;
import static dev.xunjie.violation.TestingIncidents.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.postgres.Columns;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;

/** Looking back: at all cases, and at what there was before beside one. */
class CasesTest {
  private final TestingBrowser reviewer = TestingBrowser.reviewer();
  private final String camera = "cam-" + newId();
  private final String plate = newPlate();

  @Test
  void showsOtherIncidentsOfThePlateAndOfThePlaceNewestFirst() {
    String elsewhere = platedInQueue("cam-" + newId(), VIOLATION_AT.minusSeconds(60), plate);
    String here = platedInQueue(camera, VIOLATION_AT.minusSeconds(3600), newPlate());
    String both = platedInQueue(camera, VIOLATION_AT.minusSeconds(7200), plate);
    String id = platedInQueue(camera, VIOLATION_AT, plate);
    takeAndAct(reviewer, both, "REJECT", "reason", "PERMITTED");

    JsonNode history = reviewer.get("/api/incidents/%s/history".formatted(id)).json();

    assertThat(ids(history.path("plate"))).containsExactly(elsewhere, both);
    assertThat(ids(history.path("place"))).containsExactly(here, both);
    assertThat(history.path("place").get(1).path("state").asString()).isEqualTo("REJECTED");
    assertThat(history.path("place").get(0).path("zone").path("name").asString())
        .isEqualTo("东侧路缘禁停区");
    assertThat(TestingBrowser.admin().get("/api/activity?subject=" + id).body())
        .contains("HISTORY_VIEWED", elsewhere);
    assertThat(reviewer.get("/api/incidents/unknown/history").status()).isEqualTo(404);
  }

  @Test
  void showsNoHistoryOutsideTheUsersAreas() {
    String elsewhere = platedInQueue("cam-" + newId(), VIOLATION_AT, plate);
    String id = platedInQueue(camera, VIOLATION_AT, plate);
    TestingBrowser confined = TestingBrowser.user("cases.confined", "REVIEWER");
    confine("cases.confined", camera);

    assertThat(confined.get("/api/incidents/%s/history".formatted(id)).body())
        .doesNotContain(elsewhere);
    assertThat(confined.get("/api/incidents/%s/history".formatted(elsewhere)).status())
        .isEqualTo(404);
    assertThat(ids(confined.get("/api/cases?search=" + encoded(plate)).json().path("items")))
        .containsExactly(id);
  }

  @Test
  void findsCasesOfAllStatesPageByPage() {
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      newestFirst.add(platedInQueue(camera, VIOLATION_AT.minusSeconds(60L * i), newPlate()));
    }
    takeAndAct(reviewer, newestFirst.get(2), "REJECT", "reason", "PERMITTED");

    List<String> found = new ArrayList<>();
    String path = "/api/cases?limit=2&camera=" + camera;
    String first = path;
    for (boolean more = true; more; ) {
      JsonNode page = reviewer.get(path).json();
      assertThat(page.path("count").asInt()).isEqualTo(5);
      found.addAll(ids(page.path("items")));
      more = page.has("next");
      path = first + "&cursor=" + page.path("next").asString();
    }

    assertThat(found).containsExactlyElementsOf(newestFirst);
    assertThat(found("state=REJECTED")).containsExactly(newestFirst.get(2));
    assertThat(found("state=REJECTED,PENDING")).hasSize(5);
    assertThat(found("from=%s".formatted(VIOLATION_AT.minusSeconds(60))))
        .containsExactlyElementsOf(newestFirst.subList(0, 2));
    assertThat(found("to=%s".formatted(VIOLATION_AT.minusSeconds(180))))
        .containsExactly(newestFirst.get(4));
    assertThat(found("offence=ILLEGAL_AD")).isEmpty();
    assertThat(found("search=" + newestFirst.get(1).substring(0, 10)))
        .containsExactly(newestFirst.get(1));
    assertThat(found("search=%25")).isEmpty();
  }

  @Test
  void findsWhatIsOverdueOrSoonWillBeInAllStatesWhatIsDueFirstAtTheTop() {
    Instant now = Instant.now();
    String late = due(now.minus(Duration.ofHours(1)));
    String later = due(now.minus(Duration.ofDays(3)));
    String soon = due(now.plus(Duration.ofHours(35)));
    due(now.plus(Duration.ofHours(37)));
    takeAndAct(reviewer, due(now.minus(Duration.ofDays(9))), "REJECT", "reason", "PERMITTED");
    TestingStack.shared()
        .database()
        .sql("update incident set state = 'DISPATCHED' where id = :id")
        .param("id", later)
        .update();

    JsonNode first = reviewer.get("/api/cases?due=OVERDUE&limit=1&camera=" + camera).json();

    assertThat(ids(first.path("items"))).containsExactly(later);
    assertThat(first.path("count").asInt()).isEqualTo(2);
    assertThat(found("due=OVERDUE&limit=1&cursor=" + first.path("next").asString()))
        .containsExactly(late);
    assertThat(found("due=SOON")).containsExactly(soon);
    assertThat(found("due=OVERDUE&state=DISPATCHED")).containsExactly(later);
    assertThat(reviewer.get("/api/incidents/export.csv?due=OVERDUE").body())
        .contains(late, later)
        .doesNotContain(soon);
    TestingBrowser confined = TestingBrowser.user("cases.due", "REVIEWER");
    confine("cases.due", camera);
    JsonNode counted = confined.get("/api/flow").json().path("due");
    assertThat(counted.path("overdue").asInt()).isEqualTo(2);
    assertThat(counted.path("nearlyDue").asInt()).isEqualTo(1);
  }

  private String due(Instant at) {
    String id = platedInQueue(camera, VIOLATION_AT, newPlate());
    TestingStack.shared()
        .database()
        .sql("update incident set due_at = :at where id = :id")
        .param("at", Columns.timestamp(at))
        .param("id", id)
        .update();
    return id;
  }

  @Test
  void findsByHowAPlateBeginsAndRecordsThatSomebodyLookedForIt() {
    String id = platedInQueue(camera, VIOLATION_AT, plate);

    JsonNode found =
        reviewer.get("/api/cases?search=" + encoded(plate.substring(0, 5))).json().path("items");

    assertThat(ids(found)).contains(id);
    assertThat(TestingBrowser.admin().get("/api/activity?kind=CASES_SEARCHED").body())
        .contains(plate.substring(0, 5), id);
    TestingBrowser analyst = TestingBrowser.user("cases.analyst", "ANALYST");
    assertThat(analyst.get("/api/cases?search=" + encoded(plate)).body())
        .as("who may not see plates may not guess them")
        .doesNotContain(id);
    assertThat(ids(analyst.get("/api/cases?search=" + id).json().path("items"))).contains(id);
  }

  @Test
  void recordsLookUpsByPlateInTheQueueToo() {
    String id = platedInQueue(camera, VIOLATION_AT, plate);

    reviewer.get("/api/incidents?plate=" + encoded(plate));
    reviewer.get("/api/incidents?state=CLOSED&plate=" + encoded(plate));

    assertThat(recorded("CASES_SEARCHED", plate))
        .anySatisfy(
            first ->
                assertThat(first)
                    .contains("\"state\":\"PENDING\"", "\"rows\":1", "\"incidents\":[\"" + id))
        .anySatisfy(none -> assertThat(none).contains("\"state\":\"CLOSED\"", "\"rows\":0"));
    assertThat(reviewer.get("/api/incidents?plate=" + "x".repeat(65)).status()).isEqualTo(400);
  }

  @Test
  void recordsPagesThatShowPlatesOnceAMinute() {
    String id = platedInQueue(camera, VIOLATION_AT, plate);
    reviewer.get("/api/cases?camera=" + camera);
    reviewer.get("/api/cases?camera=" + camera);
    TestingBrowser.user("cases.analyst", "ANALYST").get("/api/cases?camera=" + camera);
    reviewer.get("/api/incidents?camera=" + camera);
    assertThat(recorded("CASES_LISTED", camera))
        .singleElement()
        .asString()
        .contains("\"rows\":1", "\"incidents\":[\"" + id);

    takeAndAct(reviewer, id, "REJECT", "reason", "PERMITTED");
    reviewer.get("/api/incidents?state=REJECTED&camera=" + camera);
    String another = platedInQueue(camera, VIOLATION_AT.minusSeconds(60), newPlate());
    reviewer.get("/api/cases?camera=" + camera);

    assertThat(recorded("CASES_LISTED", camera))
        .hasSize(3)
        .anySatisfy(list -> assertThat(list).contains("\"state\":\"REJECTED\""))
        .anySatisfy(list -> assertThat(list).contains(another));
  }

  @Test
  void refusesMalformedSearches() {
    for (String wrong :
        List.of(
            "state=NONE",
            "offence=1",
            "from=yesterday",
            "due=NEVER",
            "limit=many",
            "cursor=nonsense")) {
      assertThat(reviewer.get("/api/cases?" + wrong).status()).as(wrong).isEqualTo(400);
    }
    assertThat(reviewer.get("/api/cases?search=" + "x".repeat(65)).status()).isEqualTo(400);
  }

  @Test
  void searchesByIndex() {
    String search =
        plan(
            """
            select * from incident where (plate like '浙A1%' or id like '浙A1%')
            order by violation_at desc, id desc limit 50
            """);
    String newest =
        plan("select * from incident where true order by violation_at desc, id desc limit 50");

    assertThat(search).contains("incident_plate_begins", "incident_id_begins");
    assertThat(newest).contains("incident_violation");
  }

  private static String plan(String query) {
    SingleConnectionDataSource connection =
        new SingleConnectionDataSource(
            DataSourceUtils.getConnection(TestingStack.shared().dataSource()), true);
    try {
      JdbcClient database = JdbcClient.create(connection);
      database.sql("set enable_seqscan = off").update();
      return String.join("\n", database.sql("explain " + query).query(String.class).list());
    } finally {
      connection.destroy();
    }
  }

  private static List<String> recorded(String kind, String part) {
    return TestingStack.shared()
        .database()
        .sql("select detail from activity where kind = :kind and position(:part in detail) > 0")
        .param("kind", kind)
        .param("part", part)
        .query(String.class)
        .list();
  }

  private List<String> found(String condition) {
    return ids(
        reviewer.get("/api/cases?camera=%s&%s".formatted(camera, condition)).json().path("items"));
  }

  private static List<String> ids(JsonNode items) {
    return items.valueStream().map(item -> item.path("id").asString()).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
