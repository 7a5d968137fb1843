package dev.xunjie.violation.console;

import static dev.xunjie.violation.console.TestingPage.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingSquads;
import dev.xunjie.violation.TestingStack;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Areas and squads as administrators draw and keep them, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CityOnThePageTest {
  private final String fresh = UUID.randomUUID().toString().substring(0, 8);
  private final String neighbour = "north-" + fresh;
  private final String drawn = "drawn-" + fresh;
  private final String squad = "lake-" + fresh;
  private final TestingBrowser admin = TestingBrowser.admin();
  private TestingPage page;
  private Page browser;

  @BeforeAll
  void openThePage() {
    Assumptions.assumeTrue(
        TestingPage.chromium().isPresent(), "Chromium is not installed: the page can't be tried");
    put(
        "/api/areas/" + neighbour,
        "{\"name\":\"城北片区\",\"outline\":[[120.151,30.256],[120.158,30.262],[120.169,30.257],[120.171,30.270],[120.149,30.268]]}");
    put(
        "/api/squads/" + squad,
        "{\"name\":\"湖滨中队\",\"phone\":\"0571-8700\",\"base\":[120.163,30.247],\"areas\":[\"%s\"]}"
            .formatted(neighbour));
    page = TestingPage.openAs("admin", TestingStack.ADMIN_PASSWORD);
    browser = page.inBrowser();
    browser.setViewportSize(1440, 900);
  }

  @AfterAll
  void closeThePage() {
    if (page != null) {
      page.close();
    }
    admin.delete("/api/squads/" + squad);
    admin.delete("/api/areas/" + neighbour);
    admin.delete("/api/areas/" + drawn);
  }

  @AfterEach
  void findsNoErrorInItsScripts() {
    assertThat(page.scriptErrors()).isEmpty();
  }

  @Test
  void drawsAnAreaWithTheMouseAndRefusesOneThatCrossesItself() {
    show("areas");
    takePictures("city-areas");
    lookAtTheNeighbour();
    click("[data-part=new]");
    fill("[name=name]", "湖滨片区");
    fill("[name=id]", drawn);
    BoundingBox map = page.everywhere(".plan-map .map-frame").boundingBox();
    for (double[] at : new double[][] {{.3, .5}, {.6, .8}, {.6, .5}, {.3, .8}}) {
      browser.mouse().click(map.x + at[0] * map.width, map.y + at[1] * map.height);
    }
    click("[data-part=finish]");
    expect(part("outline-state")).containsText("边 1–2 与边 3–4 相交");
    expect(page.everywhere(".plan-flaw")).hasCount(2);
    click("[data-part=save]");
    expect(part("plan-problem")).containsText("相交");
    takePictures("city-crossing");

    Locator second = page.everywhere(".plan-corner").nth(1);
    BoundingBox corner = second.boundingBox();
    browser.mouse().move(corner.x + 9, corner.y + 9);
    browser.mouse().down();
    browser.mouse().move(map.x + .62 * map.width, map.y + .2 * map.height);
    browser.mouse().up();
    expect(part("outline-state")).containsText("边界完整");
    dragHalfWayPoint(map);
    click("[data-part=save]");

    expect(page.everywhere("[role=status]").filter(containing("已保存：湖滨片区"))).isVisible();
    assertThat(area(drawn).path("outline").size()).isEqualTo(5);
    assertThat(admin.get("/api/activity?subject=" + drawn).body()).contains("AREA_SAVED");
  }

  private void dragHalfWayPoint(BoundingBox map) {
    BoundingBox point = page.everywhere(".plan-middle").last().boundingBox();
    browser.mouse().move(point.x + 9, point.y + 9);
    browser.mouse().down();
    browser.mouse().move(map.x + .2 * map.width, map.y + .65 * map.height);
    browser.mouse().up();
    expect(page.everywhere(".plan-corner")).hasCount(5);
  }

  @Test
  void entersChangesAndRemovesAnAreaByKeyboardAlone() {
    String id = "typed-" + fresh;
    show("areas");
    lookAtTheNeighbour();
    page.everywhere("[data-part=new]").press("Enter");
    page.everywhere("[name=name]").fill("西溪片区");
    page.everywhere("[name=id]").fill(id);
    for (String pair : new String[] {"120.05 30.26", "120.08 30.26", "120.08 30.28"}) {
      part("add-longitude").fill(pair.split(" ")[0]);
      part("add-latitude").fill(pair.split(" ")[1]);
      part("add-latitude").press("Enter");
    }
    part("finish").press("Enter");
    Locator last = page.everywhere(".plan-corner").nth(2);
    last.focus();
    last.press("Shift+ArrowRight");
    expect(page.everywhere(".corner-row.chosen .corner-number")).hasText("3");
    page.everywhere(".plan-corner.chosen").press("ArrowUp");
    part("save").press("Enter");
    expect(page.everywhere("[data-item='%s']".formatted(id))).isVisible();
    JsonNode moved = area(id).path("outline").get(2);
    assertThat(moved.get(0).asDouble()).isGreaterThan(120.08).isLessThan(120.085);
    assertThat(moved.get(1).asDouble()).isGreaterThan(30.28).isLessThan(30.285);

    page.everywhere("[data-item='%s'] button".formatted(id)).press("Enter");
    page.everywhere(".paste summary").press("Enter");
    part("paste").fill("[[120.05,30.26],[120.08,30.26]");
    part("take-paste").press("Enter");
    expect(part("outline-state")).containsText("至少要有 3 个角点");
    part("paste").fill("120.05, 30.26\n120.08, 30.26\n120.09");
    part("take-paste").press("Enter");
    expect(page.everywhere(".paste [role=alert]")).containsText("坐标须成对");
    part("leave").press("Enter");

    page.everywhere("[data-item='%s'] button".formatted(id)).press("Enter");
    part("remove").press("Enter");
    part("remove-surely").press("Enter");
    expect(page.everywhere("[data-item='%s']".formatted(id))).hasCount(0);
  }

  @Test
  void keepsASquadsBaseAreasDutiesAndMembers() {
    String member = TestingSquads.newUsername();
    TestingSquads.member("squad-elsewhere", member);
    show("squads");
    click("[data-item='%s'] button".formatted(squad));
    click("[data-part=add-workdays]");
    click("[data-part=add-weekly]");
    Locator saturday = part("duty").nth(5);
    saturday.getByLabel("自").fill("22:00");
    saturday.getByLabel("至").fill("06:00");
    expect(saturday).containsText("次日");
    click("[data-part=add-date]");
    Locator holiday = part("duty").nth(6);
    holiday.getByLabel("日期").fill("2026-10-01");
    holiday.getByLabel("休息").check();
    page.everywhere("[data-part=candidate]").selectOption(member);
    click("[data-part=add-member]");
    expect(page.everywhere("[data-member='%s']".formatted(member))).isVisible();
    page.everywhere("[name=longitude]").fill("120.1601");
    page.everywhere("[name=longitude]").press("Tab");
    takePictures("city-squad");
    click("[data-part=save]");
    expect(page.everywhere("[data-item='%s']".formatted(squad))).containsText("队员 1 人");

    JsonNode saved = item("/api/squads", squad);
    assertThat(saved.path("base").get(0).asDouble()).isEqualTo(120.1601);
    assertThat(saved.path("areas").toString()).contains(neighbour);
    assertThat(saved.path("duties").size()).isEqualTo(7);
    assertThat(saved.path("duties").get(5).toString()).contains("SATURDAY", "22:00:00", "06:00:00");
    assertThat(saved.path("duties").get(6).toString()).isEqualTo("{\"date\":\"2026-10-01\"}");
    assertThat(admin.get("/api/users/" + member).json().path("squad").asString()).isEqualTo(squad);

    show("areas");
    click("[data-item='%s'] button".formatted(neighbour));
    click("[data-part=remove]");
    click("[data-part=remove-surely]");
    expect(part("plan-problem")).containsText("仍有中队负责这个片区");
  }

  /**
   * Other tests' areas lie all over the country, so that the whole city is too large to draw in.
   */
  private void lookAtTheNeighbour() {
    page.everywhere("[data-item='%s'] button".formatted(neighbour)).press("Enter");
    expect(page.everywhere(".plan-corner")).hasCount(5);
    part("leave").press("Enter");
  }

  private void show(String section) {
    page.goTo("accounts");
    page.goTo("city");
    click("[data-part=show-%s]".formatted(section));
    expect(page.everywhere("[data-part=new]")).isEnabled();
  }

  private void click(String selector) {
    browser.click(selector);
  }

  private void fill(String field, String value) {
    browser.fill("[data-part=plan-form] " + field, value);
  }

  private Locator part(String name) {
    return page.everywhere("[data-part=%s]".formatted(name));
  }

  private static Locator.FilterOptions containing(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private JsonNode area(String id) {
    return item("/api/areas", id);
  }

  private JsonNode item(String list, String id) {
    return admin
        .get(list)
        .json()
        .path("items")
        .valueStream()
        .filter(one -> one.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void put(String path, String body) {
    TestingBrowser.Answer answer = admin.send("PUT", path, body, true);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  /** In both languages and both lights, to be looked at. */
  private void takePictures(String name) {
    page.savePicture(Path.of("target", name + "-zh.png"));
    page.switchLanguage();
    browser.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.savePicture(Path.of("target", name + "-en-dark.png"));
    page.switchLanguage();
    browser.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }
}
