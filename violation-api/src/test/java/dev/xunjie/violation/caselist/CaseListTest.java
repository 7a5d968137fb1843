package dev.xunjie.violation.caselist;

import static dev.xunjie.violation.TestingCases.officer;
import static dev.xunjie.violation.TestingCases.provenInQueue;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingCases.takeAndAct;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingCases;
import dev.xunjie.violation.TestingStack;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Cases as a table. */
class CaseListTest {
  private final TestingStack stack = TestingStack.shared();

  @Test
  void listsCasesOfAStateAndTimeAndRecordsTheExport() {
    String plate = TestingCases.newPlate();
    String id = provenInQueue(plate);
    require(takeAndAct(officer(), id, "CONFIRM"));
    String pending = provenInQueue();
    TestingBrowser auditor = TestingBrowser.user("auditor.list", "AUDITOR");

    Answer table =
        require(auditor.get("/api/incidents/export.csv?state=CONFIRMED&from=2020-01-01T00:00:00Z"));

    assertThat(table.header("Content-Type")).startsWith("text/csv");
    assertThat(table.header("Content-Disposition")).contains("attachment", ".csv");
    assertThat(table.body()).startsWith("\uFEFFid,offence,").doesNotContain(pending);
    assertThat(table.body().lines().filter(line -> line.startsWith(id)))
        .singleElement()
        .asString()
        .contains("ILLEGAL_PARKING,", ",CONFIRMED,", plate, "+08:00", ",first-officer,证-");
    long rows = table.body().lines().count() - 1;
    assertThat(
            stack
                .database()
                .sql(
                    """
                    select detail from activity
                    where actor = 'auditor.list' and kind = 'CASES_EXPORTED'
                    order by sequence desc limit 1
                    """)
                .query(String.class)
                .single())
        .contains("\"rows\":" + rows, "\"state\":\"CONFIRMED\"", "2020-01-01T00:00:00Z")
        .contains("\"incidentsSha256\":\"%s\"".formatted(hashOfIds(table)));
    assertThat(auditor.get("/api/incidents/export.csv?to=1971-01-01T00:00:00Z").body().lines())
        .hasSize(1);
  }

  private static Sha256 hashOfIds(Answer table) {
    return Sha256.of(
        table
            .body()
            .lines()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf(',')))
            .collect(Collectors.joining("\n"))
            .getBytes(UTF_8));
  }

  @Test
  void listsOnlyWhatTheAccountMaySee() {
    String id = provenInQueue();
    TestingBrowser elsewhere = TestingBrowser.user("auditor.elsewhere", "AUDITOR");
    stack
        .database()
        .sql("update account set areas = '{nowhere}' where username = 'auditor.elsewhere'")
        .update();

    Answer table = require(elsewhere.get("/api/incidents/export.csv"));

    assertThat(table.body()).doesNotContain(id);
    assertThat(table.body().lines()).hasSize(1);
  }

  @Test
  void refusesFiltersThatMeanNothing() {
    TestingBrowser reviewer = TestingBrowser.observer();
    for (String filter :
        new String[] {"state=NONE", "from=yesterday", "to=-999999999-01-01T00:00:00Z"}) {
      Answer refused = reviewer.get("/api/incidents/export.csv?" + filter);
      assertThat(refused.status()).as(filter).isEqualTo(400);
    }
  }
}
