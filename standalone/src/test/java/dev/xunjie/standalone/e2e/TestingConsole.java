package dev.xunjie.standalone.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The console in the system's Chromium, used as a reviewer uses it. */
final class TestingConsole implements AutoCloseable {
  private static final double PATIENCE_MILLIS = 120_000;

  private final Playwright playwright;
  private final Browser browser;
  private final Page page;

  private TestingConsole(Path chromium, URI console) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setTimeout(PATIENCE_MILLIS)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.navigate(console.toString());
  }

  /** Where Chromium is on this machine, if it is. */
  static Optional<Path> chromium() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static TestingConsole open(Path chromium, URI console) {
    return new TestingConsole(chromium, console);
  }

  void signIn(String user, String password) {
    page.fill("input[name=username]", user);
    page.fill("input[name=password]", password);
    page.click("button[type=submit]");
  }

  void expectQueue(int incidents) {
    PlaywrightAssertions.assertThat(page.locator("[data-part=queue-item]"))
        .hasCount(incidents, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
  }

  void open(String incidentId) {
    page.click("[data-part=queue-item][data-incident='%s']".formatted(incidentId));
    page.waitForSelector("[data-part=incident][data-incident='%s']".formatted(incidentId));
  }

  /**
   * Waits until the large still is there, pixels and all: the sealed one with its bar above, and
   * without marks the original.
   */
  void expectStills(int count) {
    PlaywrightAssertions.assertThat(page.locator("[data-part=strip-still]"))
        .hasCount(count, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
    expectStill("still.dataset.sealed === 'true' && still.naturalHeight > 576");
    page.keyboard().press("o");
    expectStill("still.dataset.sealed === 'false' && still.naturalHeight === 576");
    page.keyboard().press("o");
    expectStill("still.dataset.sealed === 'true'");
  }

  private void expectStill(String condition) {
    page.waitForFunction(
        "() => { const still = document.querySelector('[data-part=still]');"
            + " return still && still.complete && still.naturalWidth === 768 && "
            + condition
            + "; }");
  }

  /** Plays the first clip for a while, then seeks to its last third and goes on. */
  void playClip() {
    page.locator("[data-part=strip-clip]").first().click();
    page.waitForSelector("[data-part=clip]");
    page.evaluate(
        "async () => { const clip = document.querySelector('[data-part=clip]');"
            + " clip.muted = true; await clip.play(); }");
    expectClip("clip.readyState >= 2 && clip.videoWidth === 768 && clip.currentTime > 0.5");
    page.evaluate(
        "() => { const clip = document.querySelector('[data-part=clip]');"
            + " clip.currentTime = clip.duration * 2 / 3; }");
    expectClip("!clip.seeking && clip.currentTime > clip.duration * 2 / 3 + 0.2");
    expectClip("clip.error === null");
  }

  private void expectClip(String condition) {
    page.waitForFunction(
        "() => { const clip = document.querySelector('[data-part=clip]'); return "
            + condition
            + "; }");
  }

  /** Takes the bundle of the opened incident away, as a file. */
  void downloadBundle(Path file) {
    page.waitForDownload(() -> page.click("[data-part=bundle]")).saveAs(file);
  }

  /** What the page says of the evidence. */
  String evidence() {
    return page.locator("[data-part=evidence]").innerText();
  }

  /** Writes down the plate of the opened incident as a person reads it. */
  void correctPlate(String number) {
    page.keyboard().press("p");
    page.fill("[data-part=plate-input]", number);
    page.keyboard().press("Enter");
    page.waitForSelector("[data-part=plate]:has-text('%s')".formatted(number.substring(2)));
  }

  /** What a confirmation of the opened incident still lacks. */
  String lacks() {
    return page.locator("[data-part=lacks]").innerText();
  }

  /** Confirms the opened incident, as the first officer or as the second. */
  void confirm() {
    page.click("[data-part=confirm]:not([disabled])");
  }

  /** Lists what waits for the second officer. */
  void showWhatWaitsForTheSecondOfficer() {
    page.click("[data-part=tab-CONFIRMED]");
  }

  void savePicture(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
