package dev.xunjie.violation.visibility;

import static dev.xunjie.violation.TestingCases.act;
import static dev.xunjie.violation.TestingCases.counterConfirmed;
import static dev.xunjie.violation.TestingCases.newPlate;
import static dev.xunjie.violation.TestingCases.officer;
import static dev.xunjie.violation.TestingCases.provenInQueue;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingCases.squad;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingEvents;
import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingStack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees what. */
class VisibilityTest {
  private final TestingStack stack = TestingStack.shared();

  @ParameterizedTest
  @CsvSource({
    "浙A12345, 浙A***45",
    "粤BD12345, 粤B***45",
    "\"\"\"plate\"\":\"\"浙A1234警\"\"\", \"\"\"plate\"\":\"\"浙A***4警\"\"\"",
    "京A·D12345, 京A***45",
    "浙江省杭州市, 浙江省杭州市",
    "310102-0417, 310102-0417"
  })
  void masksPlatesAndNothingElse(String text, String masked) {
    assertThat(PlateMask.mask(text)).isEqualTo(masked);
  }

  @Test
  void showsAnalystsNoPlates() throws Exception {
    TestingBrowser analyst = TestingBrowser.user("analyst.masked", "ANALYST");
    String plate = newPlate();
    try (TestingEvents console = TestingEvents.of(analyst)) {
      String id = provenInQueue(plate);

      console.await("incident-opened", data -> data.contains(id) && !data.contains(plate));
      assertThat(officer().get("/api/incidents/" + id).body()).contains(plate);
      assertThat(analyst.get("/api/incidents/" + id).body())
          .contains(id, PlateMask.mask(plate))
          .doesNotContain(plate);
      assertThat(analyst.get("/api/incidents?limit=200&plate=" + plate).body())
          .doesNotContain(plate);
      assertThat(analyst.get("/api/incidents/" + id + "/evidence").status()).isEqualTo(403);
    }
  }

  @Test
  void showsAnAccountWithAreasOnlyWhatItsCamerasSaw() {
    String id = TestingIncidents.inQueue();
    TestingBrowser elsewhere = withAreas("reviewer.elsewhere", List.of("area-elsewhere"));

    assertThat(elsewhere.get("/api/incidents/" + id).code()).isEqualTo("unknown-incident");
    assertThat(elsewhere.put("/api/incidents/%s/lease".formatted(id), List.of()).status())
        .isEqualTo(404);
    assertThat(act(elsewhere, id, "REJECT", "reason", "PERMITTED").status()).isEqualTo(404);
    assertThat(elsewhere.get("/api/incidents/%s/rechecks".formatted(id)).status()).isEqualTo(404);
    assertThat(elsewhere.get("/api/incidents?limit=200").json().path("items")).isEmpty();
  }

  @Test
  void letsASquadNearItsOwnTasksOnly() {
    String id = counterConfirmed();
    TestingBrowser own = squad("squad.visible");
    TestingBrowser other = squad("squad.other", "squad-elsewhere");

    assertThat(act(own, id, "ACCEPT").status()).as("not yet dispatched").isEqualTo(404);
    require(act(officer(), id, "DISPATCH", "squad", "squad-of-the-tests"));
    assertThat(act(other, id, "ACCEPT").status()).isEqualTo(404);
    require(act(own, id, "ACCEPT"));
  }

  private TestingBrowser withAreas(String username, List<String> areas) {
    TestingBrowser.user(username, "REVIEWER");
    stack
        .database()
        .sql("update account set areas = string_to_array(:areas, ',') where username = :username")
        .param("areas", String.join(",", areas))
        .param("username", username)
        .update();
    return TestingBrowser.stranger().signedIn(username, "password of " + username);
  }
}
