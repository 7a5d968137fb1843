package dev.xunjie.violation.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.xunjie.violation.TestingStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures of every page of the console, in both languages, light and dark, to be looked at by
 * people; no test. Run it with {@code -Dtest=ConsoleScreenshots -Dxunjie.screenshots=FOLDER}; see
 * docs/review.md.
 */
@EnabledIfSystemProperty(named = "xunjie.screenshots", matches = ".+")
class ConsoleScreenshots {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleScreenshots.class);
  private static final Path STREET =
      Path.of("../standalone/src/main/resources/dev/xunjie/standalone/demo/street/clip.h264");
  private static final double PATIENCE_MILLIS = 60_000;

  /** Pictures and fonts settle within this; nothing is asserted on it. */
  private static final double SETTLING_MILLIS = 700;

  private static final String ONLY = System.getProperty("xunjie.screenshots.only", "");

  private static final String ADMIN = "admin";

  private static final int DECISIONS = 5;

  /** So long a reviewer looks at least. */
  private static final double LOOKING_MILLIS = 3_000;

  private static final String WATCH_FOR_THE_NEXT =
      """
      () => {
        const incident = () => document.querySelector("[data-part=incident]");
        const before = incident().dataset.incident;
        window.nextPainted = new Promise((resolve) => {
          const decided = ({ key }) => {
            if (key !== "5") return;
            removeEventListener("keydown", decided, true);
            const began = performance.now();
            const look = () => {
              const still = incident()?.querySelector("[data-part=still]");
              const isThere = incident()?.dataset.incident !== before && still?.complete && still.naturalWidth > 0;
              requestAnimationFrame(isThere ? () => resolve(performance.now() - began) : look);
            };
            requestAnimationFrame(look);
          };
          addEventListener("keydown", decided, true);
        });
      }
      """;

  /** A file that names the shots to be taken anew, while the city is kept. */
  private static final String AGAIN = "again";

  private static final String STOP = "stop";

  private final Path folder = Path.of(System.getProperty("xunjie.screenshots"));
  private final Map<String, Shot> shots = new LinkedHashMap<>();
  private Map<String, String> cases = Map.of();

  /**
   * A page to be pictured.
   *
   * @param username who looks at it; empty: nobody is signed in
   * @param isPhone whether it is looked at on a phone
   * @param arrange what is done before
   */
  private record Shot(String username, boolean isPhone, Consumer<Page> arrange) {}

  @Test
  void picturesEveryPage() throws Exception {
    Files.createDirectories(folder);
    try (Playwright playwright = TestingPage.playwright();
        Browser browser = browser(playwright)) {
      cases = new StreetCity(new StreetFrames(STREET)).fill();
      LOG.warn("the city is at {}", TestingStack.shared().address());
      list();
      timeDecisions(browser);
      take(browser, shots.keySet().stream().filter(this::isWanted).toList());
      if (Boolean.getBoolean("xunjie.screenshots.stay")) {
        takeAgain(browser);
      }
    }
  }

  /** All of them, unless some are named. */
  private boolean isWanted(String name) {
    return ONLY.isEmpty() || List.of(ONLY.split(",")).contains(name);
  }

  /** While the city is kept: the shots that are named in the file "again" are taken anew. */
  private void takeAgain(Browser browser) throws Exception {
    Path again = folder.resolve(AGAIN);
    while (!Files.exists(folder.resolve(STOP))) {
      if (Files.exists(again)) {
        List<String> wanted = Files.readAllLines(again);
        Files.delete(again);
        take(browser, shots.keySet().stream().filter(wanted::contains).toList());
      }
      Thread.sleep(1000);
    }
  }

  /** How long it takes from the key that decides until the next case is painted with its still. */
  private static void timeDecisions(Browser browser) {
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900))) {
      Page page = context.newPage();
      page.setDefaultTimeout(PATIENCE_MILLIS);
      signIn(page, StreetCity.REVIEWER);
      take(page);
      for (int i = 0; i < DECISIONS; i++) {
        page.waitForTimeout(LOOKING_MILLIS);
        page.evaluate(WATCH_FOR_THE_NEXT);
        page.keyboard().press("r");
        page.waitForSelector("[data-part=answer]");
        page.keyboard().press("5");
        LOG.warn("decided nextPaintedMs={}", page.evaluate("() => window.nextPainted"));
      }
    }
  }

  private static Browser browser(Playwright playwright) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(TestingPage.chromium().orElseThrow())
                .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  private void take(Browser browser, List<String> names) throws IOException {
    Map<String, List<String>> byUser =
        names.stream()
            .collect(
                Collectors.groupingBy(
                    name -> device(shots.get(name)), LinkedHashMap::new, Collectors.toList()));
    for (List<String> together : byUser.values()) {
      Shot first = shots.get(together.get(0));
      try (BrowserContext context = context(browser, first)) {
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(error -> LOG.error("script error: {}", error));
        signIn(page, first.username());
        for (String language : List.of("zh", "en")) {
          for (ColorScheme light : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            take(page, together, language, light);
          }
        }
      }
    }
  }

  private static String device(Shot shot) {
    return shot.username() + shot.isPhone();
  }

  private void take(Page page, List<String> names, String language, ColorScheme light) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(light));
    page.evaluate("language => localStorage.setItem('xunjie.language', language)", language);
    for (String name : names) {
      String file = "%s-%s-%s.png".formatted(name, language, light.name().toLowerCase(Locale.ROOT));
      try {
        page.navigate("about:blank");
        page.navigate(TestingStack.shared().address());
        shots.get(name).arrange().accept(page);
        page.waitForTimeout(SETTLING_MILLIS);
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(file)));
      } catch (RuntimeException unable) {
        LOG.error("no picture {}", file, unable);
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve("failed-" + file)));
      }
    }
  }

  private static BrowserContext context(Browser browser, Shot shot) {
    return browser.newContext(
        shot.isPhone()
            ? new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true)
            : new Browser.NewContextOptions().setViewportSize(1440, 900));
  }

  private static void signIn(Page page, String username) {
    page.navigate(TestingStack.shared().address());
    if (!username.isEmpty()) {
      page.fill("input[name=username]", username);
      page.fill(
          "input[name=password]",
          username.equals(ADMIN) ? TestingStack.ADMIN_PASSWORD : "password of " + username);
      page.click("button[type=submit]");
      page.waitForSelector("[data-part=sign-out]");
    }
  }

  private void list() {
    review();
    elsewhere();
    phone();
    shots.put("sign-in", new Shot("", false, page -> page.waitForSelector("input[name=username]")));
    shots.put(
        "sign-in-refused",
        new Shot(
            "",
            false,
            page -> {
              page.fill("input[name=username]", "nobody");
              page.fill("input[name=password]", "wrong");
              page.click("button[type=submit]");
              page.waitForSelector("[role=alert]");
            }));
    shots.put(
        "first-password",
        new Shot(StreetCity.NEWCOMER, false, page -> page.waitForSelector("input[type=password]")));
  }

  private void review() {
    desk(StreetCity.REVIEWER, "review", page -> take(page));
    desk(
        StreetCity.REVIEWER,
        "review-reject",
        page -> {
          take(page);
          page.keyboard().press("r");
          page.waitForSelector("[data-part=answer]");
        });
    desk(
        StreetCity.REVIEWER,
        "review-squad",
        page -> {
          take(page);
          page.keyboard().press("v");
          page.waitForSelector("[data-squad]");
        });
    desk(
        StreetCity.REVIEWER,
        "review-clip",
        page -> {
          take(page);
          page.click("[data-part=strip-clip] >> nth=0");
          page.waitForSelector("video");
        });
    desk(
        StreetCity.REVIEWER,
        "review-rejected",
        page -> {
          page.click("[data-part=tab-REJECTED]");
          page.click("[data-part=queue-item] >> nth=0");
          page.waitForSelector("[data-part=incident] [data-part=still]");
        });
    desk(
        StreetCity.REVIEWER,
        "review-camera",
        page -> {
          take(page);
          page.keyboard().press("f");
          page.waitForSelector("[data-part=camera-chip]");
          page.waitForSelector("[data-part=queue-item]");
        });
    desk(
        StreetCity.REVIEWER,
        "review-camera-done",
        page -> {
          page.navigate(TestingStack.shared().address() + "/#review?camera=zhongshan-04");
          page.click("[data-part=tab-CONFIRMED]");
          page.keyboard().press("n");
          page.waitForSelector("[data-part=other-cameras]");
        });
    desk(
        StreetCity.SECOND,
        "review-second",
        page -> {
          page.click("[data-part=tab-CONFIRMED]");
          page.waitForSelector("[data-part=queue-item]");
          take(page);
        });
    desk(
        StreetCity.REVIEWER,
        "review-keys",
        page -> {
          take(page);
          page.keyboard().press("?");
        });
    desk(
        StreetCity.REVIEWER,
        "review-empty",
        page -> {
          page.selectOption("[data-part=offence]", "DIRTY_TRUCK");
          page.click("[data-part=tab-CONFIRMED]");
        });
  }

  private static void take(Page page) {
    page.waitForSelector("[data-part=queue-item]");
    page.keyboard().press("n");
    page.waitForSelector("[data-part=incident][data-mine=true] [data-part=still]");
  }

  private void elsewhere() {
    desk(StreetCity.REVIEWER, "cases", page -> open(page, "cases", "[data-part=case-row]"));
    desk(
        StreetCity.REVIEWER,
        "cases-none",
        page -> {
          open(page, "cases", "[data-part=case-row]");
          page.fill("[data-part=case-search]", "浙Z99999");
          page.waitForSelector(".list-note");
        });
    for (String name : List.of("open", "handled", "ordered")) {
      desk(
          StreetCity.REVIEWER,
          "case-" + name,
          page -> open(page, "cases/" + cases.get(name), "[data-part=steps]"));
    }
    desk(
        StreetCity.REVIEWER,
        "case-dispatch",
        page -> {
          open(page, "cases/" + cases.get("open"), "[data-part=steps]");
          page.click("[data-action=DISPATCH]");
          page.waitForSelector("[data-part=action-squad]");
        });
    desk(
        StreetCity.LEGAL,
        "case-cancel",
        page -> {
          open(page, "cases/" + cases.get("open"), "[data-part=steps]");
          page.click("[data-action=CANCEL]");
        });
    desk(StreetCity.REVIEWER, "overview", page -> open(page, "overview", ".hour-plot rect"));
    desk(StreetCity.LEGAL, "cameras", page -> open(page, "cameras", "[data-camera]"));
    desk(
        StreetCity.LEGAL, "camera", page -> open(page, "cameras/hubin-01", "[data-part=live] img"));
    desk(
        StreetCity.LEGAL,
        "camera-approval",
        page -> {
          open(page, "cameras/zhongshan-04", "[data-part=edit-approval]");
          page.click("[data-part=edit-approval]");
          page.locator("[data-part=approval-form]").scrollIntoViewIfNeeded();
        });
    desk(ADMIN, "accounts", page -> open(page, "accounts", "table tbody tr"));
    desk(
        ADMIN,
        "account",
        page -> {
          open(page, "accounts", "table tbody tr");
          page.click("table tbody tr:has-text('李强')");
        });
    desk(
        ADMIN,
        "tokens",
        page -> {
          open(page, "accounts", "table tbody tr");
          page.click("[data-part=show-machines]");
        });
    desk(
        ADMIN,
        "webhooks",
        page -> {
          open(page, "accounts", "table tbody tr");
          page.click("[data-part=show-webhooks]");
        });
    desk(ADMIN, "city", page -> open(page, "city", "[data-part=plan-map]"));
    desk(
        ADMIN,
        "city-squad",
        page -> {
          open(page, "city", "[data-part=plan-map]");
          page.click("[data-part=show-squads]");
        });
    desk(StreetCity.AUDITOR, "record", page -> open(page, "record", "tbody tr"));
    desk(
        StreetCity.AUDITOR,
        "record-of-case",
        page -> open(page, "record/" + cases.get("ordered"), "tbody tr"));
  }

  private void phone() {
    hand("tasks", page -> open(page, "tasks", "[data-task]"));
    hand(
        "tasks-done",
        page -> {
          open(page, "tasks", "[data-task]");
          page.click("[data-list=done]");
          page.waitForSelector("[data-task]");
        });
    hand("task-open", page -> open(page, "tasks/" + cases.get("open"), "[data-part=task]"));
    hand("task-accepted", page -> open(page, "tasks/" + cases.get("accepted"), "[data-part=task]"));
    hand(
        "task-facts",
        page -> {
          open(page, "tasks/" + cases.get("accepted"), "[data-part=task]");
          page.locator(".task-facts").scrollIntoViewIfNeeded();
          page.mouse().wheel(0, 700);
        });
    hand(
        "task-handle",
        page -> {
          open(page, "tasks/" + cases.get("accepted"), "[data-part=task]");
          page.click("[data-action=FIND_CORRECTED]");
        });
    hand("task-ordered", page -> open(page, "tasks/" + cases.get("ordered"), "[data-part=task]"));
    hand("cameras-phone", page -> open(page, "cameras", "[data-camera]"));
  }

  private static void open(Page page, String place, String sign) {
    page.navigate(TestingStack.shared().address() + "/#" + place);
    page.waitForSelector(sign);
  }

  private void desk(String username, String name, Consumer<Page> arrange) {
    shots.put(name, new Shot(username, false, arrange));
  }

  private void hand(String name, Consumer<Page> arrange) {
    shots.put(name, new Shot(StreetCity.MEMBER, true, arrange));
  }
}
