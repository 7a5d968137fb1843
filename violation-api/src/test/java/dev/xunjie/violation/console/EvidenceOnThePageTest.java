package dev.xunjie.violation.console;

import static dev.xunjie.violation.TestingCases.newPlate;
import static dev.xunjie.violation.TestingIncidents.newId;
import static dev.xunjie.violation.TestingIncidents.opened;
import static dev.xunjie.violation.TestingIncidents.openedWithPlate;
import static dev.xunjie.violation.TestingIncidents.registerCamera;
import static dev.xunjie.violation.TestingIncidents.scenes;
import static dev.xunjie.violation.TestingIncidents.send;
import static dev.xunjie.violation.console.TestingPage.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Route;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a reviewer sees of the evidence, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceOnThePageTest {
  private final TestingStack stack = TestingStack.shared();
  private TestingPage page;

  @BeforeAll
  void openThePage() {
    Assumptions.assumeTrue(
        TestingPage.chromium().isPresent(), "Chromium is not installed: the page can't be tried");
    registerCamera();
    page = TestingPage.open();
  }

  @AfterAll
  void closeThePage() {
    if (page != null) {
      page.close();
    }
  }

  @AfterEach
  void findsNoErrorInItsScripts() {
    stack.spool().stores("h264");
    assertThat(page.scriptErrors()).isEmpty();
  }

  @Test
  void showsAllThatABundleHas() {
    String id = newId();
    send(openedWithPlate(id, scenes(id), "浙A12345"));
    awaitSealed(id);

    page.open(id);

    page.awaitText(page.part("evidence-badge"), "证据齐全");
    page.awaitText(page.part("evidence"), "7/7");
    page.awaitText(page.part("plate"), "浙A12345");
    page.awaitPicture("plate-close-up");
    expect(page.part("still")).hasAttribute("data-sealed", "true");
    page.awaitPicture("still");
    expect(page.part("strip-clip")).hasCount(2);
    page.part("strip-clip").first().click();
    expect(page.part("clip")).isVisible();
    page.part("strip-subject").click();
    page.awaitPicture("subject");
    expect(page.part("bundle")).hasAttribute("href", bundle(id));
    page.savePicture(Path.of("target", "evidence-whole.png"));
  }

  @Test
  void namesInBothLanguagesWhatIsMissing() {
    stack.spool().refuses(404);
    String id = newId();
    send(opened(id, scenes(id)));
    awaitSealed(id);

    page.open(id);

    page.awaitText(page.part("evidence-badge"), "证据缺：可认定的车牌、视频");
    page.awaitText(page.part("evidence"), "缺：视频");
    page.switchLanguage();
    page.awaitText(page.part("evidence-badge"), "Evidence lacks: certain plate, video");
    page.awaitText(page.part("evidence"), "Missing: video");
    page.awaitText(page.part("evidence"), "404");
    page.savePicture(Path.of("target", "evidence-lacking.png"));
    page.switchLanguage();
  }

  @Test
  void saysWhatItWaitsForAndShowsTheBundleAsSoonAsItIsThere() {
    stack.spool().refuses(409);
    String id = newId();
    send(opened(id, scenes(id)));
    TestingIncidents.awaitIncident(id);

    page.open(id);
    page.awaitText(page.part("evidence-badge"), "证据整理中");
    page.awaitText(page.part("evidence-waits"), "视频");
    stack.spool().stores("h264");

    page.awaitText(page.part("evidence-badge"), "证据缺：可认定的车牌");
    expect(page.part("still")).hasAttribute("data-sealed", "true");
  }

  @Test
  void standsBesideEveryIncidentOfTheQueue() {
    TestingIncidents.inQueue();
    page.open(TestingIncidents.inQueue());

    int items = page.everywhere("[data-part=queue-item]").count();

    assertThat(items).isPositive();
    expect(page.everywhere("[data-part=queue-item] [data-part=evidence-badge]")).hasCount(items);
  }

  @Test
  void saysThatNothingIsConfirmedYetWhileACorrectedPlateIsBeingSaved() {
    String id = TestingIncidents.inQueue();
    page.open(id);
    expect(page.everywhere("[data-part=incident]")).hasAttribute("data-mine", "true");
    List<Route> corrections = new CopyOnWriteArrayList<>();
    page.inBrowser().route("**/api/incidents/*/actions", corrections::add);
    Keyboard keys = page.inBrowser().keyboard();
    keys.press("p");
    expect(page.part("plate-input")).isFocused();
    keys.type(newPlate());
    keys.press("Enter");
    expect(page.part("plate-input")).not().isEditable();

    keys.press("c");
    page.awaitText(page.part("hasty"), "正在保存车牌，请稍候再确认");
    page.savePicture(Path.of("target", "review-plate-first.png"));
    page.switchLanguage();
    page.awaitText(page.part("hasty"), "confirm again");
    page.switchLanguage();
    assertThat(corrections).hasSize(1);
    corrections.get(0).resume();

    page.awaitText(page.part("hasty"), "案件尚未确认");
    expect(page.part("plate-input")).hasCount(0);
    page.savePicture(Path.of("target", "review-plate-saved.png"));
    page.inBrowser().unroute("**/api/incidents/*/actions");
    assertThat(TestingIncidents.awaitIncident(id).path("state").asString()).isEqualTo("PENDING");
  }

  @Test
  void leadsFromAMergedIncidentToTheOneItIs() {
    String first = TestingIncidents.inQueue();
    String second = newId();
    IncidentEvent event = opened(second, List.of());
    send(event);
    send(event.endedAs(first));
    await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> TestingIncidents.awaitIncident(second).path("state").asString(),
            "MERGED"::equals);

    page.open(second);

    page.part("merged").locator("a").click();
    expect(page.everywhere("[data-part=incident]")).hasAttribute("data-incident", first);
    expect(page.part("confirm")).isVisible();
  }

  private static void awaitSealed(String id) {
    await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                TestingBrowser.observer()
                        .get("/api/incidents/" + id)
                        .json()
                        .path("evidence")
                        .path("revision")
                        .asInt()
                    == 1);
  }

  private static String bundle(String id) {
    return "/api/incidents/%s/evidence/bundle.zip?revision=1".formatted(id);
  }
}
