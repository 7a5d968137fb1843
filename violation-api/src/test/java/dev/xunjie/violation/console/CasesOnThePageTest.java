package dev.xunjie.violation.console;

import static dev.xunjie.violation.TestingCases.newPlate;
import static dev.xunjie.violation.TestingCases.officer;
import static dev.xunjie.violation.TestingCases.prove;
import static dev.xunjie.violation.TestingCases.provenInQueue;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingCases.takeAndAct;
import static dev.xunjie.violation.TestingIncidents.awaitIncident;
import static dev.xunjie.violation.console.TestingPage.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A legal reviewer at the page of all cases, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CasesOnThePageTest {
  private TestingPage page;

  @BeforeAll
  void openThePage() {
    Assumptions.assumeTrue(
        TestingPage.chromium().isPresent(), "Chromium is not installed: the page can't be tried");
    TestingBrowser.user("cases.legal", "LEGAL");
    page = TestingPage.openAs("cases.legal", "password of cases.legal");
  }

  @AfterAll
  void closeThePage() {
    if (page != null) {
      page.close();
    }
  }

  @AfterEach
  void findsNoErrorInItsScripts() {
    assertThat(page.scriptErrors()).isEmpty();
  }

  @Test
  void findsACaseByItsPlateAndCancelsItOnALegalGround() {
    String plate = newPlate();
    String id = provenInQueue(plate);
    require(takeAndAct(officer("cases.first"), id, "CONFIRM"));
    require(takeAndAct(officer("cases.second"), id, "COUNTER_CONFIRM", "note", "属实"));

    page.everywhere("a[href='#cases']").first().click();
    page.everywhere("[data-part=case-search]").fill(plate);
    page.awaitText(page.everywhere("[data-part=case-count]"), "共 1 件");
    page.everywhere("[data-part=case-row][data-incident='%s']".formatted(id)).click();
    page.awaitText(page.everywhere("[data-part=steps]"), "证-cases-second");
    page.awaitText(page.everywhere("[data-part=steps]"), "属实");
    page.awaitText(page.everywhere("[data-part=clocks]"), "告知");
    page.everywhere("[data-action=CANCEL]").click();
    page.everywhere("[data-part=action-ground]").selectOption("STOLEN_OR_CLONED_PLATE");
    page.everywhere("[data-part=action-note]").fill("车主报案回执");
    page.everywhere("[data-part=action-submit]").click();

    expect(page.everywhere("[data-part=case]")).hasAttribute("data-state", "CANCELLED");
    page.awaitText(page.everywhere("[data-part=steps]"), "机动车被盗抢或号牌被套用");
    page.savePicture(Path.of("target", "case-cancelled.png"));
    assertThat(awaitIncident(id).path("state").asString()).isEqualTo("CANCELLED");
  }

  @Test
  void greysWhatIsRefusedAndSaysWhatItLacks() {
    String id = provenInQueue();
    prove(id);
    require(takeAndAct(officer("cases.first"), id, "REJECT", "reason", "PERMITTED"));

    page.goTo("cases/" + id);

    expect(page.everywhere("[data-part=case]")).hasAttribute("data-incident", id);
    expect(page.everywhere("[data-action=REOPEN]")).isEnabled();
    page.everywhere("[data-action=REOPEN]").click();
    page.everywhere("[data-part=action-note]").fill("当事人申诉有理");
    page.everywhere("[data-part=action-submit]").click();
    expect(page.everywhere("[data-part=case]")).hasAttribute("data-state", "PENDING");
    page.switchLanguage();
    page.awaitText(page.everywhere("[data-part=steps]"), "Reopen");
    page.switchLanguage();
  }
}
