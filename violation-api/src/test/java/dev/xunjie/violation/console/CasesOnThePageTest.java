package dev.xunjie.violation.console;

import static dev.xunjie.violation.TestingCases.newPlate;
import static dev.xunjie.violation.TestingCases.officer;
import static dev.xunjie.violation.TestingCases.platedInQueue;
import static dev.xunjie.violation.TestingCases.prove;
import static dev.xunjie.violation.TestingCases.provenInQueue;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingCases.takeAndAct;
import static dev.xunjie.violation.TestingIncidents.awaitIncident;
import static dev.xunjie.violation.console.TestingPage.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingStack;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A legal reviewer at the page of all cases, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CasesOnThePageTest {
  /** The clocks of this browser are far from the city's. */
  private static final String FAR_AWAY = "America/Los_Angeles";

  private TestingPage page;

  @BeforeAll
  void openThePage() {
    Assumptions.assumeTrue(
        TestingPage.chromium().isPresent(), "Chromium is not installed: the page can't be tried");
    TestingBrowser.user("cases.legal", "LEGAL");
    page =
        TestingPage.openAs(
            "cases.legal",
            "password of cases.legal",
            new Browser.NewPageOptions().setViewportSize(1440, 1800).setTimezoneId(FAR_AWAY));
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
  void showsAndFindsTimesAsTheCitysClocksTellThem() {
    String plate = newPlate();
    String id = platedInQueue("cam-of-a-late-hour", Instant.parse("2025-11-02T16:30:05Z"), plate);
    ZoneId city = TestingStack.shared().api().getBean(ApiSettings.class).timeZone();
    String shown = "2025-11-03 00:30:05";
    assertThat(LocalDateTime.ofInstant(Instant.parse("2025-11-02T16:30:05Z"), city))
        .as("as the overlay writes it")
        .isEqualTo(LocalDateTime.parse(shown.replace(' ', 'T')));
    Locator row = page.everywhere("[data-part=case-row][data-incident='%s']".formatted(id));

    page.goTo("cases");
    page.everywhere("[data-part=case-search]").fill(plate);
    expect(row).containsText("2025-11-03 00:30");
    page.everywhere("[data-part=case-from]").fill("2025-11-03");
    page.everywhere("[data-part=case-to]").fill("2025-11-03");
    expect(row).isVisible();
    row.click();
    page.awaitText(page.everywhere("[data-part=case]"), shown);
    page.everywhere("[data-part=case-from]").fill("");
    page.everywhere("[data-part=case-to]").fill("2025-11-02");

    expect(row).isHidden();
    page.everywhere("[data-part=case-clear]").click();
  }

  @Test
  void saysOnTheOverviewThatTheCalendarEnds() {
    page.inBrowser()
        .route(
            "**/api/flow",
            route -> {
              APIResponse answer = route.fetch();
              String ending =
                  answer
                      .text()
                      .replaceFirst(
                          "\"calendar\":\\{[^}]*\\}",
                          "\"calendar\":{\"through\":\"2026-12-31\",\"daysLeft\":39,"
                              + "\"clocksBeyond\":2,\"needsNext\":true}");
              route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(ending));
            });
    page.goTo("overview");
    Locator notice = page.everywhere("[data-part=calendar-notice]");
    page.awaitText(notice, "工作日历只到 2026-12-31，还有 39 天");
    page.awaitText(notice, "2 个按工作日计的时限");
    page.savePicture(Path.of("target", "overview-calendar-zh.png"));
    page.switchLanguage();
    page.awaitText(notice, "ends on 2026-12-31 (39 days left)");
    page.savePicture(Path.of("target", "overview-calendar-en.png"));
    page.switchLanguage();
    page.inBrowser().unroute("**/api/flow");
  }

  @Test
  void handsOutTheCaseFile() {
    String id = TestingIncidents.inQueue();
    page.goTo("cases/" + id);
    Locator file = page.everywhere("[data-part=case-file]");
    page.awaitText(file, "案卷");

    Download download = page.inBrowser().waitForDownload(file::click);

    assertThat(download.suggestedFilename()).isEqualTo("case-%s.pdf".formatted(id));
    page.switchLanguage();
    page.awaitText(file, "Case file");
    page.switchLanguage();
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
