package dev.xunjie.violation.console;

import static dev.xunjie.violation.TestingCases.act;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingSquads.bring;
import static dev.xunjie.violation.TestingSquads.dispatchedTo;
import static dev.xunjie.violation.TestingSquads.photo;
import static dev.xunjie.violation.TestingSquads.sentToVerify;
import static dev.xunjie.violation.console.TestingPage.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingSquads;
import dev.xunjie.violation.TestingStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A squad's work on a phone, in a real browser, with and without a connection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasksOnThePhoneTest {
  private final TestingStack stack = TestingStack.shared();
  private TestingPage page;
  private Page phone;
  private BrowserContext network;
  private String squad;
  private String member;
  private TestingBrowser reviewer;

  @BeforeAll
  void openThePage() {
    Assumptions.assumeTrue(
        TestingPage.chromium().isPresent(), "Chromium is not installed: the page can't be tried");
    TestingIncidents.registerCamera();
    require(
        TestingBrowser.admin()
            .put(
                "/api/cameras/%s/place".formatted(TestingIncidents.CAMERA),
                Map.of("place", List.of(120.1614, 30.2528))));
    squad = TestingSquads.newSquad();
    reviewer = TestingSquads.dispatcher();
    member = TestingSquads.newUsername();
    TestingSquads.member(squad, member);
    page =
        TestingPage.openAs(
            member,
            "password of " + member,
            new Browser.NewPageOptions()
                .setViewportSize(360, 740)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true)
                .setPermissions(List.of("geolocation"))
                .setGeolocation(new Geolocation(30.2531, 120.1617).setAccuracy(9)));
    phone = page.inBrowser();
    network = phone.context();
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
  void takesATaskFromItsListToItsEnd() {
    String id = sentToVerify(squad);
    phone.navigate(stack.address() + "/#tasks");
    phone.reload();
    page.awaitText(row(id), "机动车违法停放");
    save("tasks-list");
    row(id).click();
    page.awaitText(part("step"), "请接单");
    page.awaitText(part("step"), "请尽快到场");
    expect(page.everywhere("[data-part=task-still]")).hasCount(4);
    expect(page.everywhere("[data-part=task-clip]")).not().hasCount(0);
    saveWhole("tasks-open");

    tap("ACCEPT");
    page.awaitText(part("step"), "到场核查并拍照");
    expect(action("HANDLE")).isDisabled();
    tap("ARRIVE");
    expect(action("ARRIVE")).hasCount(0);
    take("before", id);
    expect(photos("BEFORE", false)).hasCount(1);
    take("after", id);
    expect(photos("AFTER", false)).hasCount(1);
    save("tasks-at-work");
    phone.locator("[data-part=task-actions]").scrollIntoViewIfNeeded();
    tap("HANDLE");
    phone.fill("[data-part=task-form] textarea", "驾驶人已驶离");
    save("tasks-form");
    phone.click("[data-part=send]");

    page.awaitText(part("step"), "本中队已办完");
    expect(part("outbox")).hasCount(0);
    JsonNode closed = incident(id);
    assertThat(closed.path("state").asString()).isEqualTo("HANDLED");
    assertThat(closed.path("lastStep").path("detail").path("site").path("place").toString())
        .isEqualTo("[120.1617,30.2531]");
    assertThat(photosOf(id).get(0).path("accuracyMetres").asDouble()).isEqualTo(9);
    require(act(reviewer, id, "CLOSE"));
    phone.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.switchLanguage();
    page.awaitText(part("step"), "Your squad is through with it");
    saveWhole("tasks-done-dark");
    phone.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.switchLanguage();
  }

  @Test
  void worksWithoutAConnectionAndSendsEverythingOnceWhenItIsBack() {
    String id = dispatchedTo(squad);
    phone.navigate(stack.address() + "/#tasks");
    phone.reload();
    row(id).click();
    page.awaitText(part("step"), "请接单");

    network.setOffline(true);
    tap("ACCEPT");
    page.awaitText(part("step"), "到场核查并拍照");
    tap("ARRIVE");
    take("before", id);
    take("after", id);
    expect(photos("BEFORE", true)).hasCount(1);
    expect(photos("AFTER", true)).hasCount(1);
    tap("HANDLE");
    phone.click("[data-part=send]");
    expect(page.everywhere("[data-part=outbox] li")).hasCount(5);
    page.awaitText(part("step"), "本中队已办完");
    page.switchLanguage();
    saveWhole("tasks-offline");
    page.switchLanguage();
    phone.click("[data-part=back]");
    page.awaitText(page.everywhere("[data-part=outbox-banner]"), "5 项待发送");
    page.awaitText(row(id), "待发送");
    save("tasks-offline-list");
    assertThat(incident(id).path("state").asString()).isEqualTo("DISPATCHED");

    network.setOffline(false);
    phone.reload();
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> incident(id).path("state").asString().equals("HANDLED"));
    expect(page.everywhere("[data-part=outbox-banner]")).hasCount(0);

    assertThat(actions(id)).endsWith("DISPATCH", "ACCEPT", "ARRIVE", "HANDLE");
    assertThat(photosOf(id)).hasSize(2);
  }

  @Test
  void showsItsTasksAndWhatWaitsAfterAReloadWithoutAConnection() {
    String id = sentToVerify(squad);
    phone.navigate(stack.address() + "/#tasks");
    phone.reload();
    row(id).click();
    page.awaitText(part("step"), "请接单");
    expect(page.everywhere("[data-part=task-still]")).hasCount(4);
    phone.waitForFunction(
        "() => navigator.serviceWorker.controller"
            + " && [...document.querySelectorAll('[data-part=task-still]')]"
            + ".every(still => still.complete && still.naturalWidth > 0)");
    phone.reload();
    page.awaitText(part("step"), "请接单");
    phone.waitForFunction(
        "id => caches.open('xunjie-tasks').then(cache => cache.keys())"
            + ".then(kept => kept.filter(each => each.url.includes(`/api/tasks/${id}`)).length == 5)",
        id);

    network.setOffline(true);
    tap("ACCEPT");
    page.awaitText(part("step"), "到场核查并拍照");
    phone.reload();

    page.awaitText(part("stale"), "显示的是");
    page.awaitText(part("step"), "到场核查并拍照");
    page.awaitText(part("outbox"), "接单");
    assertThat(
            phone.evaluate(
                "() => [...document.querySelectorAll('[data-part=task-still]')]"
                    + ".every(still => still.complete && still.naturalWidth > 0)"))
        .isEqualTo(true);
    saveWhole("tasks-reloaded-offline");
    phone.click("[data-part=back]");
    page.awaitText(page.everywhere(".tasks-side [data-part=stale]"), "显示的是");
    page.awaitText(row(id), "待发送");
    save("tasks-list-reloaded-offline");

    network.setOffline(false);
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> incident(id).path("state").asString().equals("ACCEPTED"));
    expect(page.everywhere("[data-part=outbox-banner]")).hasCount(0);
    expect(page.everywhere("[data-part=stale]")).hasCount(0);
  }

  @Test
  void keepsOneReleaseOfTheConsoleAndNothingAfterSigningOut() {
    TestingPage own = TestingPage.openAs(member, "password of " + member);
    try (own) {
      Page browser = own.inBrowser();
      own.goTo("tasks");
      browser.waitForFunction(
          "() => navigator.serviceWorker.ready.then(() => caches.keys())"
              + ".then(names => names.length == 2)");
      browser.evaluate(
          "async () => { await (await navigator.serviceWorker.ready).unregister();"
              + " await caches.open('xunjie-console-of-an-old-release'); }");
      browser.reload();
      browser.waitForFunction(
          "() => navigator.serviceWorker.ready.then(() => caches.keys())"
              + ".then(names => names.length == 2 && !names.some(name => name.endsWith('old-release')))");

      browser.click("[data-part=sign-out]");
      browser.waitForSelector("input[name=username]");

      assertThat(browser.evaluate("() => caches.keys()")).isEqualTo(List.of());
      assertThat(
              browser.evaluate(
                  "() => navigator.serviceWorker.getRegistrations().then(all => all.length)"))
          .isEqualTo(0);
    }
  }

  @Test
  void sendsOnceWhatArrivedThoughItsAnswerWasLost() {
    String id = dispatchedTo(squad);
    phone.navigate(stack.address() + "/#tasks/" + id);
    phone.reload();
    page.awaitText(part("step"), "请接单");
    phone.route(
        "**/api/incidents/*/actions",
        route -> {
          route.fetch();
          route.abort();
        });
    tap("ACCEPT");
    page.awaitText(part("outbox"), "接单");
    phone.unroute("**/api/incidents/*/actions");

    phone.reload();

    page.awaitText(part("step"), "到场核查并拍照");
    expect(part("outbox")).hasCount(0);
    assertThat(actions(id)).endsWith("DISPATCH", "ACCEPT");
  }

  @Test
  void saysThatThePhoneCouldNotKeepAPhotoAndCountsOnlyPhotosSinceTheSquadWasSentLast() {
    String id = dispatchedTo(squad);
    TestingBrowser colleague = TestingSquads.member(squad);
    require(act(colleague, id, "ACCEPT"));
    require(bring(colleague, id, "BEFORE", photo("before the new order")));
    require(bring(colleague, id, "AFTER", photo("after it")));
    require(act(reviewer, id, "DISPATCH", "squad", squad, "note", "再去看一次"));
    phone.navigate(stack.address() + "/#tasks/" + id);
    phone.reload();
    page.awaitText(part("step"), "请接单");
    tap("ACCEPT");
    page.awaitText(part("step"), "到场核查并拍照");
    expect(photos("BEFORE", false)).hasCount(1);
    expect(action("HANDLE")).isDisabled();
    phone.evaluate(
        "() => { window.kept = IDBObjectStore.prototype.add;"
            + " IDBObjectStore.prototype.add = () => {"
            + " throw new DOMException('full', 'QuotaExceededError'); }; }");

    tap("ARRIVE");
    page.awaitText(part("action-unkept"), "没能存到手机上");
    take("before", id);

    page.awaitText(part("photo-unkept"), "“处置前”照片没能存到手机上");
    assertThat(part("photo-unkept").getAttribute("role")).isEqualTo("alert");
    page.switchLanguage();
    page.awaitText(part("photo-unkept"), "couldn't be kept on this phone");
    saveWhole("tasks-unkept");
    page.switchLanguage();
    phone.evaluate("() => { IDBObjectStore.prototype.add = window.kept; }");
    part("photo-unkept").locator("button").click();
    expect(photos("BEFORE", false)).hasCount(2);
    expect(part("photo-unkept")).hasCount(0);
    expect(action("HANDLE")).isDisabled();
    take("after", id);
    expect(action("HANDLE")).isEnabled();
    tap("ARRIVE");
    expect(part("action-unkept")).hasCount(0);
  }

  @Test
  void showsWhatWasRefusedWithItsReasonAndGoesOnOnceItIsDropped() {
    String id = dispatchedTo(squad);
    phone.navigate(stack.address() + "/#tasks/" + id);
    phone.reload();
    page.awaitText(part("step"), "请接单");
    network.setOffline(true);
    tap("ACCEPT");
    tap("ARRIVE");
    require(act(reviewer, id, "CANCEL", "ground", "HANDLED_ON_SITE"));
    network.setOffline(false);

    page.awaitText(part("outbox"), "案件目前为“已撤销”");
    page.awaitText(part("step"), "案件已撤销");
    saveWhole("tasks-refused");
    phone.locator("[data-entry=ACCEPT] [data-part=drop]").click();
    phone.locator("[data-entry=ARRIVE] [data-part=drop]").click();

    expect(part("outbox")).hasCount(0);
    assertThat(incident(id).path("state").asString()).isEqualTo("CANCELLED");
  }

  @Test
  void fitsADesktopToo() {
    String id = sentToVerify(squad);
    phone.setViewportSize(1280, 800);
    phone.navigate(stack.address() + "/#tasks/" + id);
    phone.reload();
    page.awaitText(part("step"), "请接单");
    expect(row(id)).isVisible();
    page.everywhere(".task-map .leaflet-marker-icon").first().waitFor();
    save("tasks-desktop");
    phone.setViewportSize(360, 740);
    assertThat((Integer) phone.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
        .isLessThanOrEqualTo(0);
  }

  private Locator row(String id) {
    return page.everywhere("[data-task='%s']".formatted(id));
  }

  private Locator part(String name) {
    return page.everywhere("[data-part=task] [data-part=%s]".formatted(name));
  }

  private Locator action(String name) {
    return page.everywhere("[data-action=%s]".formatted(name));
  }

  private void tap(String name) {
    action(name).click();
  }

  private Locator photos(String moment, boolean waiting) {
    return page.everywhere("[data-moment=%s] li[data-waits=%s]".formatted(moment, waiting));
  }

  private void take(String moment, String id) {
    phone.setInputFiles(
        "[data-part=photo-%s]".formatted(moment),
        new FilePayload("IMG_0001.jpg", "image/jpeg", photo(moment + id)));
  }

  private JsonNode incident(String id) {
    return reviewer.get("/api/incidents/" + id).json();
  }

  private List<String> actions(String id) {
    return incident(id)
        .path("steps")
        .valueStream()
        .map(step -> step.path("action").asString())
        .toList();
  }

  private List<JsonNode> photosOf(String id) {
    return reviewer
        .get("/api/incidents/%s/photos".formatted(id))
        .json()
        .path("items")
        .valueStream()
        .toList();
  }

  private void save(String name) {
    page.savePicture(Path.of("target", name + ".png"));
  }

  private void saveWhole(String name) {
    phone.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", name + ".png")));
  }
}
