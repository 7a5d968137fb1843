package dev.xunjie.violation.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingServices;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.workflow.CaseState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether PostgreSQL finds its way by an index through what the requests really ask it. */
class QueryPlansTest {
  private static final int ROWS = 12_000;

  /** Read from end to end: what takes longer with every case there ever was. */
  private static final Pattern READ_WHOLE =
      Pattern.compile("Seq Scan on (incident|case_step|case_clock|activity)\\b");

  private static final WatchedQueries QUERIES = new WatchedQueries();

  private static TestingServices services;
  private static TestingBrowser supervisor;

  private final List<String> findings = new ArrayList<>();

  @BeforeAll
  static void fill() {
    services = new TestingServices();
    String address = services.startApi(QUERIES::watch);
    CaseLoad.insert(services.database(), ROWS);
    CaseLoad.record(services.database(), ROWS);
    TestingBrowser.at(address)
        .signedIn("admin", TestingStack.ADMIN_PASSWORD)
        .post(
            "/api/users",
            Map.of(
                "username",
                "supervisor",
                "displayName",
                "督察",
                "password",
                "password of supervisor",
                "mustChangePassword",
                false,
                "roles",
                Set.of("REVIEWER", "AUDITOR")));
    supervisor = TestingBrowser.at(address).signedIn("supervisor", "password of supervisor");
  }

  @AfterAll
  static void stop() throws Exception {
    services.close();
  }

  @Test
  void findTheQueueInEveryStateAndWithEveryFilter() {
    for (CaseState state : CaseState.values()) {
      String list = "/api/incidents?limit=20&state=" + state;
      Answer first = ask(list);
      if (first.json().has("next")) {
        ask(list + "&cursor=" + first.json().path("next").asString());
      }
      Stream.of(
              "offence=ILLEGAL_PARKING",
              "camera=cam-load-7",
              "squad=squad-load-3",
              "plate=浙A00042",
              "dueBefore=2026-12-01T00:00:00Z")
          .forEach(filter -> ask(list + "&" + filter));
    }

    assertThat(findings).isEmpty();
  }

  @Test
  void findAnItemItsHistoryAndItsClocks() {
    for (String id : List.of("load-000002", "load-000003", "load-000007")) {
      ask("/api/incidents/" + id);
      ask("/api/incidents/" + id + "/history");
      ask("/api/incidents/" + id + "/rechecks");
    }
    ask("/api/review/next");
    ask("/api/review/next?state=CONFIRMED");

    assertThat(findings).isEmpty();
  }

  @Test
  void findPagesOfTheRecord() {
    Answer first = ask("/api/activity?limit=100");
    ask("/api/activity?limit=100&before=" + first.json().path("next").asString());
    ask("/api/activity?limit=100&subject=load-000042");
    ask("/api/activity?limit=100&actor=officer.7");
    ask("/api/activity?limit=100&kind=CASE_ACTION");
    ask("/api/activity?limit=100&from=2026-01-20T00:00:00Z&to=2026-01-21T00:00:00Z");

    assertThat(findings).isEmpty();
  }

  @Test
  void findCasesBySearch() {
    Answer first = ask("/api/cases?limit=20");
    ask("/api/cases?limit=20&cursor=" + first.json().path("next").asString());
    ask("/api/cases?limit=20&state=CLOSED&state=REJECTED");
    ask("/api/cases?limit=20&squad=squad-load-3");
    ask("/api/cases?limit=20&camera=cam-load-7");
    ask("/api/cases?limit=20&due=OVERDUE");
    ask("/api/cases?limit=20&due=SOON");
    ask("/api/incidents/export.csv?due=OVERDUE");

    assertThat(findings).isEmpty();
  }

  private Answer ask(String address) {
    QUERIES.take();
    Answer answer = supervisor.get(address.replace("浙", "%E6%B5%99"));
    assertThat(answer.status()).as(address + answer.body()).isLessThan(300);
    for (String query : QUERIES.take()) {
      String plan = planOf(query);
      if (READ_WHOLE.matcher(plan).find()) {
        findings.add(address + "\n" + query + "\n" + plan);
      }
    }
    return answer;
  }

  private static String planOf(String query) {
    return String.join(
        "\n",
        new JdbcTemplate(services.dataSource()).queryForList("explain " + query, String.class));
  }
}
