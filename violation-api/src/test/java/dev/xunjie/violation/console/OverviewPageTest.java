package dev.xunjie.violation.console;

import static dev.xunjie.violation.TestingIncidents.awaitIncident;
import static dev.xunjie.violation.TestingIncidents.goodsOutside;
import static dev.xunjie.violation.TestingIncidents.newId;
import static dev.xunjie.violation.TestingIncidents.opened;
import static dev.xunjie.violation.TestingIncidents.send;
import static dev.xunjie.violation.console.TestingPage.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The city at a glance, in a real browser. */
class OverviewPageTest {
  @BeforeEach
  void needsABrowser() {
    assumeThat(TestingPage.chromium()).as("Chromium is not installed").isPresent();
  }

  @Test
  void countsWhatWaitsAndCountsAnewWhenSomethingComes() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    for (int i = 0; i < 3; i++) {
      arrive(now.minus(i * 3L, ChronoUnit.HOURS));
    }
    String goods = newId();
    send(goodsOutside(goods));
    awaitIncident(goods);
    try (TestingPage page = TestingPage.open()) {
      page.inBrowser().setViewportSize(1440, 900);
      page.goTo("overview");
      expect(page.everywhere(".hour-plot rect").first()).isVisible();
      expect(page.everywhere(".clock-table td.bad").first()).isVisible();
      int before = Integer.parseInt(page.everywhere(".tile-count").first().innerText());
      page.savePicture(Path.of("target", "overview-zh.png"));
      Locator overdue = page.everywhere(".tile.bad a");
      String count = overdue.locator(".tile-count").innerText();
      overdue.click();
      expect(page.everywhere("[data-part=case-due]")).hasValue("OVERDUE");
      expect(page.everywhere("[data-part=case-row] .due-mark.overdue").first()).isVisible();
      expect(page.everywhere("[data-part=case-row] .due-mark:not(.overdue)")).hasCount(0);
      page.awaitText(page.everywhere("[data-part=case-count]"), "共 %s 件".formatted(count));
      page.savePicture(Path.of("target", "cases-overdue-zh.png"));
      page.everywhere("[data-part=case-row]").first().click();
      page.everywhere("[data-part=case-title], #case-title").first().waitFor();
      page.inBrowser().keyboard().press("Escape");
      expect(page.everywhere("[data-part=case]")).hasCount(0);
      assertThat(page.inBrowser().url()).endsWith("#cases?due=OVERDUE");
      page.everywhere("[data-part=case-due]").selectOption("SOON");
      expect(page.everywhere("[data-part=case-row] .due-mark.overdue")).hasCount(0);
      assertThat(page.inBrowser().url()).endsWith("#cases?due=SOON");
      page.switchLanguage();
      page.savePicture(Path.of("target", "cases-soon-en.png"));
      page.switchLanguage();
      page.goTo("overview");

      arrive(now);

      expect(page.everywhere(".tile-count").first()).not().hasText(String.valueOf(before));
      page.switchLanguage();
      expect(page.everywhere("h1")).hasText("The city at a glance");
      page.inBrowser()
          .emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      page.savePicture(Path.of("target", "overview-en-dark.png"));
      assertThat(page.scriptErrors()).isEmpty();
    }
  }

  private static void arrive(Instant violationAt) {
    String id = newId();
    send(opened(id, violationAt));
    awaitIncident(id);
  }
}
