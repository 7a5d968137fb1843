package dev.xunjie.standalone.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
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

  /** Waits until the large still is there, pixels and all, with zone and box drawn over it. */
  void expectStills(int count) {
    PlaywrightAssertions.assertThat(page.locator("[data-part=strip-still]"))
        .hasCount(count, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
    page.waitForFunction(
        "() => { const still = document.querySelector('[data-part=still]');"
            + " return still && still.complete && still.naturalWidth === 768; }");
    Locator overlay = page.locator("[data-part=overlay]");
    PlaywrightAssertions.assertThat(overlay.locator("polygon").first()).isVisible();
    PlaywrightAssertions.assertThat(overlay.locator("rect").first()).isVisible();
  }

  void confirm() {
    page.click("[data-part=confirm]");
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
