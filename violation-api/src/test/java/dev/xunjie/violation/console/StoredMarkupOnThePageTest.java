package dev.xunjie.violation.console;

import static dev.xunjie.violation.console.TestingPage.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingCases;
import dev.xunjie.violation.TestingIncidents;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a colleague's note can do to the page of whoever reads it: nothing. */
class StoredMarkupOnThePageTest {
  private static final String NOTE =
      "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
          + "<style>body{display:none}</style>{{constructor.constructor('x')()}} & <b>bold</b>";

  @BeforeEach
  void needChromium() {
    Assumptions.assumeTrue(
        TestingPage.chromium().isPresent(), "Chromium is not installed: the page can't be tried");
  }

  @Test
  void showsMarkupInANoteAsTheTextItIs() {
    String id = TestingIncidents.inQueue();
    TestingBrowser reviewer = TestingBrowser.reviewer();
    TestingCases.require(
        TestingCases.takeAndAct(reviewer, id, "REJECT", "reason", "OTHER", "note", NOTE));
    TestingBrowser.Answer told = reviewer.get("/api/incidents/" + id);

    assertThat(told.header("Content-Type")).startsWith("application/json");
    assertThat(told.json().path("lastStep").path("note").asString()).isEqualTo(NOTE);
    try (TestingPage page = TestingPage.open()) {
      page.open(id);
      page.awaitText(page.part("decided"), NOTE);
      expect(page.part("decided").locator("img, script, style, b")).hasCount(0);
      assertThat(page.inBrowser().title()).doesNotContain("taken");
      assertThat(page.scriptErrors()).isEmpty();
    }
  }
}
