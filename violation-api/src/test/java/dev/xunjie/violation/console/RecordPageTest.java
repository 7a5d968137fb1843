package dev.xunjie.violation.console;

import static dev.xunjie.violation.console.TestingPage.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.activity.Actor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an auditor sees of the record, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordPageTest {
  private static final Actor LI = new Actor("li.reviewer", "10.12.0.31");
  private static final Actor WANG = new Actor("wang.analyst", "10.12.0.44");

  private final TestingStack stack = TestingStack.shared();
  private final ActivityLog log = stack.api().getBean(ActivityLog.class);
  private TestingPage page;

  @BeforeAll
  void openThePage() {
    Assumptions.assumeTrue(
        TestingPage.chromium().isPresent(), "Chromium is not installed: the page can't be tried");
    TestingBrowser.user("auditor.page", "AUDITOR");
    page = TestingPage.openAs("auditor.page", "password of auditor.page");
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
  void tellsInWordsWhoDidWhatAndLeadsToTheIncident() {
    String incident = TestingIncidents.inQueue();
    work(incident);

    page.goTo("record/" + incident);
    page.awaitText(rows().first(), "作出决定");
    expect(rows().first()).containsText("理由 图片不清，不足为证");
    page.awaitText(page.everywhere("[data-part=chain]"), "链条完整");
    expect(page.everywhere("[data-part=chain]")).containsText("最近锚定：第 ");
    page.goTo("record");
    page.savePicture(Path.of("target", "record-zh.png"));

    page.switchLanguage();
    page.inBrowser().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.awaitText(page.everywhere("[data-part=chain]"), "Chain intact");
    expect(page.everywhere("td.kind").first()).not().hasText("");
    page.savePicture(Path.of("target", "record-en-dark.png"));
    page.inBrowser().setViewportSize(390, 844);
    page.savePicture(Path.of("target", "record-phone.png"));
    page.inBrowser().setViewportSize(1440, 1800);
    page.inBrowser().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.switchLanguage();

    page.goTo("record/" + incident);
    page.everywhere("[data-part=incident-link]").first().click();
    expect(page.everywhere("[data-part=incident]")).hasAttribute("data-incident", incident);
  }

  @Test
  void asksByActorAndKindWithTheKeyboardAlone() {
    String actor = "actor-" + UUID.randomUUID();
    log.record(new Actor(actor, "10.0.0.7"), Activity.Kind.DECIDED, "somewhere", Map.of());
    log.record(new Actor(actor, "10.0.0.7"), Activity.Kind.STILL_VIEWED, "somewhere", Map.of());
    page.goTo("record");

    page.everywhere("input[name=actor]").focus();
    page.inBrowser().keyboard().type(actor);
    page.inBrowser().keyboard().press("Enter");
    expect(rows()).hasCount(2);
    page.inBrowser().keyboard().press("Tab");
    page.everywhere("select[name=kind]").selectOption("DECIDED");
    page.everywhere("[data-part=search]").press("Enter");
    expect(rows()).hasCount(1);

    page.everywhere("[data-part=clear]").press("Enter");
    expect(page.everywhere("input[name=actor]")).hasValue("");
  }

  @Test
  void showsMoreAsOneGoesOn() {
    String subject = "long-" + UUID.randomUUID();
    for (int i = 0; i < 120; i++) {
      log.record(LI, Activity.Kind.STILL_VIEWED, subject, Map.of("ordinal", i));
    }
    page.goTo("record/" + subject);
    expect(rows()).hasCount(100);

    page.everywhere(".record-end").scrollIntoViewIfNeeded();

    expect(rows()).hasCount(120);
    expect(page.everywhere("[data-part=more]")).hasCount(0);
  }

  @Test
  void exportsWhatItShows() throws Exception {
    String subject = "export-" + UUID.randomUUID();
    log.record(LI, Activity.Kind.DECIDED, subject, Map.of());
    page.goTo("record/" + subject);
    expect(rows()).hasCount(1);

    Download download =
        page.inBrowser().waitForDownload(() -> page.everywhere("[data-part=export]").click());

    assertThat(Files.readAllLines(download.path())).hasSize(2).last().asString().contains(subject);
  }

  @Test
  void isNotOfferedToThoseWhoDoNotSupervise() {
    try (TestingPage reviewers = TestingPage.open()) {
      expect(reviewers.everywhere("a[href='#record']")).hasCount(0);
      reviewers.goTo("record");
      expect(reviewers.everywhere("main.review")).isVisible();
      expect(reviewers.everywhere("main.record")).hasCount(0);
    }
  }

  private void work(String incident) {
    String hash = "4f0d5dcd5e16ae06577adabb9a76f57f883d290e9d2195a979f70104274ece01";
    log.record(LI, Activity.Kind.SIGNED_IN, LI.username(), Map.of());
    log.record(
        new Actor("zhao", "10.12.0.9"), Activity.Kind.SIGN_IN_FAILED, "zhao", Map.of("attempt", 3));
    log.record(LI, Activity.Kind.LEASE_TAKEN, incident, Map.of());
    log.record(LI, Activity.Kind.INCIDENT_VIEWED, incident, Map.of());
    log.record(LI, Activity.Kind.STILL_VIEWED, incident, Map.of("ordinal", 0, "sha256", hash));
    log.record(
        LI, Activity.Kind.EVIDENCE_EXPORTED, incident, Map.of("revision", 1, "manifest", hash));
    log.record(WANG, Activity.Kind.POLICY_SAVED, "cam-east-02", Map.of("version", 7, "zones", 2));
    log.record(
        LI,
        Activity.Kind.DECIDED,
        incident,
        Map.of(
            "decision",
            "REJECT",
            "reason",
            "UNCLEAR_PICTURE",
            "note",
            "车牌被树枝遮挡",
            "dwellSeconds",
            184.0,
            "stills",
            List.of(hash, hash)));
  }

  private Locator rows() {
    return page.everywhere("tr[data-sequence]");
  }
}
