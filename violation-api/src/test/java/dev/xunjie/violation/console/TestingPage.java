package dev.xunjie.violation.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.xunjie.violation.TestingStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The console in the system's Chromium, with somebody signed in. */
final class TestingPage implements AutoCloseable {
  private static final double PATIENCE_MILLIS = 90_000;

  private final Playwright playwright;
  private final Browser browser;
  private final Page page;
  private final List<String> scriptErrors = new ArrayList<>();

  private TestingPage(
      Path chromium, String username, String password, Browser.NewPageOptions device) {
    playwright = playwright();
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setTimeout(PATIENCE_MILLIS)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    page = browser.newPage(device);
    page.setDefaultTimeout(PATIENCE_MILLIS);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    page.onPageError(scriptErrors::add);
    page.navigate(TestingStack.shared().address());
    page.fill("input[name=username]", username);
    page.fill("input[name=password]", password);
    page.click("button[type=submit]");
    page.waitForSelector("[data-part=sign-out]");
  }

  /** A driver that uses the browser that is there. */
  static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** Where Chromium is on this machine, if it is. */
  static Optional<Path> chromium() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static TestingPage open() {
    return openAs("reviewer", TestingStack.REVIEWER_PASSWORD);
  }

  static TestingPage openAs(String username, String password) {
    return openAs(username, password, new Browser.NewPageOptions().setViewportSize(1440, 1800));
  }

  static TestingPage openAs(String username, String password, Browser.NewPageOptions device) {
    return new TestingPage(chromium().orElseThrow(), username, password, device);
  }

  /** Goes to what the address names after its #. */
  void goTo(String place) {
    page.navigate(TestingStack.shared().address() + "/#" + place);
  }

  /** The browser's page itself. */
  Page inBrowser() {
    return page;
  }

  /** Opens the incident by its link. */
  void open(String incidentId) {
    page.navigate(TestingStack.shared().address() + "/#review/" + incidentId);
    page.waitForSelector("[data-part=incident][data-incident='%s']".formatted(incidentId));
  }

  void switchLanguage() {
    page.click("[data-part=language]");
  }

  /** The parts of that name within the opened incident. */
  Locator part(String name) {
    return page.locator("[data-part=incident] [data-part=%s]".formatted(name));
  }

  Locator everywhere(String selector) {
    return page.locator(selector);
  }

  static LocatorAssertions expect(Locator part) {
    return PlaywrightAssertions.assertThat(part);
  }

  /** Waits until the part says so. */
  void awaitText(Locator part, String text) {
    expect(part)
        .containsText(
            text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
  }

  /** Waits until the picture is there, pixels and all. */
  void awaitPicture(String name) {
    part(name).first().scrollIntoViewIfNeeded();
    page.waitForFunction(
        "name => { const picture = document.querySelector(`[data-part=${name}]`);"
            + " return picture && picture.complete && picture.naturalWidth > 0; }",
        name);
  }

  /** What went wrong in the page's scripts. */
  List<String> scriptErrors() {
    return List.copyOf(scriptErrors);
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
