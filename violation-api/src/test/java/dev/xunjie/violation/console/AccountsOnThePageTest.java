package dev.xunjie.violation.console;

import static dev.xunjie.violation.TestingIncidents.newId;
import static dev.xunjie.violation.console.TestingPage.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingStack;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Accounts as administrators keep them, and passwords as everyone does, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsOnThePageTest {
  /** No service has the lowest port. */
  private static final String NOBODY_THERE = "http://127.0.0.1:1/on-the-page";

  private TestingPage page;

  @BeforeAll
  void openThePage() {
    Assumptions.assumeTrue(
        TestingPage.chromium().isPresent(), "Chromium is not installed: the page can't be tried");
    page = TestingPage.openAs("admin", TestingStack.ADMIN_PASSWORD);
    page.inBrowser().setViewportSize(1440, 900);
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
  void createsAnOfficerWhoHasToChooseAPasswordAtTheFirstSignIn() {
    show("people");
    click("[data-part=new-account]");
    page.inBrowser().fill("[data-part=account-form] [name=username]", "gao.new");
    page.inBrowser().fill("[data-part=account-form] [name=displayName]", "高新");
    page.inBrowser().check("[data-part=account-form] [value=REVIEWER]");
    click("[data-part=account-form] [type=submit]");
    String oneTime = page.everywhere("[data-part=secret]").textContent();
    expect(page.everywhere("[data-account='gao.new']")).containsText("待设密码");

    Page newcomer = page.inBrowser().context().browser().newPage();
    newcomer.navigate(TestingStack.shared().address());
    newcomer.fill("input[name=username]", "gao.new");
    newcomer.fill("input[name=password]", oneTime);
    newcomer.click("button[type=submit]");
    newcomer.fill("input[name=current]", oneTime);
    newcomer.fill("input[name=chosen]", "chosen by gao alone");
    newcomer.fill("input[name=repeated]", "chosen by somebody");
    newcomer.click("[data-part=password-form] [type=submit]");
    expect(newcomer.locator("[role=alert]")).containsText("不一致");
    newcomer.screenshot(picture("first-password"));
    newcomer.fill("input[name=repeated]", "chosen by gao alone");
    newcomer.click("[data-part=password-form] [type=submit]");

    expect(newcomer.locator(".top-bar nav")).containsText("审核");
    expect(newcomer.locator(".top-bar nav")).not().containsText("账户");
    newcomer.close();
  }

  @Test
  void keepsRolesCertificatesAndAccessInThePanel() {
    TestingBrowser.user("tang.panel", "REVIEWER");
    show("people");
    page.inBrowser().fill("input[type=search]", "tang.panel");
    click("[data-account='tang.panel'] button");

    page.inBrowser().check("[data-part=account-form] [value=AUDITOR]");
    click("[data-part=account-form] [type=submit]");
    expect(page.everywhere("[data-account='tang.panel']")).containsText("执法监督");

    click("[data-part=add-certificate]");
    page.inBrowser().fill("[data-part=certificate-form] [name=number]", "浙A-9-7");
    page.inBrowser().fill("[data-part=certificate-form] [name=validFrom]", "2024-01-01");
    page.inBrowser().fill("[data-part=certificate-form] [name=validUntil]", "2099-12-31");
    click("[data-part=certificate-form] [type=submit]");
    expect(page.everywhere("[data-account='tang.panel']")).containsText("浙A-9-7");

    click("[data-part=disable]");
    click("[data-part=disableSurely]");
    expect(page.everywhere("[data-account='tang.panel']")).containsText("已停用");
    click("[data-part=enable]");
    expect(page.everywhere("[data-account='tang.panel']")).containsText("正常");
    page.inBrowser().fill("input[type=search]", "");
    expect(page.everywhere("[data-account='reviewer']")).containsText("审核员");
    takePictures("accounts");
  }

  @Test
  void givesAMachineATokenThatIsShownOnceAndRevokesIt() {
    show("machines");
    page.inBrowser().fill("[data-part=token-form] [name=name]", "on-the-page");
    page.inBrowser().check("[data-part=token-form] [value=ANALYST]");
    click("[data-part=token-form] [type=submit]");
    Locator secret = page.everywhere("[data-part=secret]");
    expect(secret).containsText("xj_");
    assertThat(
            TestingBrowser.stranger()
                .getWithBearer("/api/incidents", secret.textContent())
                .status())
        .isEqualTo(200);
    takePictures("tokens");

    click("[data-token='on-the-page'] [data-part=revoke]");
    click("[data-token='on-the-page'] [data-part=revoke-surely]");
    expect(page.everywhere("[data-token='on-the-page']")).containsText("已吊销");
  }

  @Test
  void registersAReceiverWithItsSecretShownOnceAndTellsHowItsMessagesFare() {
    show("webhooks");
    page.inBrowser().fill("[data-part=webhook-form] [name=url]", "http://169.254.169.254/");
    page.inBrowser().check("[data-part=webhook-form] [value=CASE_STEP]");
    click("[data-part=webhook-form] [type=submit]");
    expect(page.everywhere("[role=alert]")).containsText("操作未完成");
    page.inBrowser().fill("[data-part=webhook-form] [name=url]", NOBODY_THERE);
    click("[data-part=webhook-form] [type=submit]");
    expect(page.everywhere("[data-part=secret]")).containsText("xjwh_");
    Locator row = page.everywhere("[data-webhook]").filter(containing(NOBODY_THERE));
    expect(row).containsText("正常");

    row.locator("[data-part=test]").click();
    expect(row).containsText("送不到");
    row.locator("[data-part=messages]").click();
    expect(page.everywhere("[data-part=deliveries]")).containsText("测试");
    takePictures("webhooks");
    row.locator("[data-part=retry]").click();
    expect(page.everywhere(".accounts [role=status]").filter(containing("正在重试"))).isVisible();

    row.locator("[data-part=pause]").click();
    expect(row).containsText("已暂停");
    row.locator("[data-part=resume]").click();
    row.locator("[data-part=remove]").click();
    row.locator("[data-part=remove-surely]").click();
    expect(row).hasCount(0);
  }

  @Test
  void changesTheOwnPasswordInADialog() {
    TestingBrowser.user("yan.changes", "AUDITOR");
    try (TestingPage yan = TestingPage.openAs("yan.changes", "password of yan.changes")) {
      yan.inBrowser().click("[data-part=change-password]");
      yan.inBrowser().fill("input[name=current]", "password of yan.changes");
      yan.inBrowser().fill("input[name=chosen]", "a sentence of yan");
      yan.inBrowser().fill("input[name=repeated]", "a sentence of yan");
      yan.inBrowser().screenshot(picture("password-dialog"));
      yan.inBrowser().click("[data-part=password-form] [type=submit]");
      expect(yan.everywhere("dialog[open]")).containsText("密码已修改");
      assertThat(yan.scriptErrors()).isEmpty();
    }
    assertThat(TestingBrowser.stranger().signIn("yan.changes", "a sentence of yan").status())
        .isEqualTo(200);
  }

  @Test
  void leavesNoPictureInTheBrowserAtSignOut() {
    String still = "/api/incidents/%s/stills/0".formatted(incidentWithAPicture());
    TestingBrowser.user("ma.leaves", "REVIEWER");
    try (TestingPage ma = TestingPage.openAs("ma.leaves", "password of ma.leaves")) {
      ma.inBrowser().evaluate("still => fetch(still).then(answer => answer.blob())", still);
      assertThat(isKept(ma, still)).isTrue();

      ma.inBrowser().click("[data-part=sign-out]");
      ma.inBrowser().waitForSelector("input[name=username]");

      assertThat(isKept(ma, still)).isFalse();
    }
  }

  private static String incidentWithAPicture() {
    String id = newId();
    TestingIncidents.registerCamera();
    TestingIncidents.send(TestingIncidents.opened(id, TestingIncidents.scenes(id)));
    TestingIncidents.awaitStills(id, 3);
    return id;
  }

  /** Whether the browser has the picture without asking the server. */
  private static boolean isKept(TestingPage someone, String picture) {
    return (boolean)
        someone
            .inBrowser()
            .evaluate(
                """
                picture => fetch(picture, { cache: "only-if-cached", mode: "same-origin" })
                  .then(answer => answer.ok, () => false)
                """,
                picture);
  }

  @Test
  void offersTheCitysAccountWhereThereIsOneAndTellsWhyItDidNotWork() {
    Page stranger = page.inBrowser().context().browser().newPage();
    stranger.route(
        "**/api/sign-in-ways",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"oidc\":\"/api/session/oidc\"}")));
    stranger.navigate(TestingStack.shared().address() + "/?refused=oidc-unknown-account");

    expect(stranger.locator("[role=alert]")).containsText("没有对应的可用账户");
    expect(stranger.locator("[data-part=federated]")).hasAttribute("href", "/api/session/oidc");
    stranger.screenshot(picture("sign-in-federated"));
    stranger.close();
  }

  private static Locator.FilterOptions containing(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private void show(String section) {
    page.inBrowser().navigate(TestingStack.shared().address() + "/#accounts");
    click("[data-part=show-%s]".formatted(section));
  }

  private void click(String selector) {
    page.inBrowser().click(selector);
  }

  /** In both languages and both lights, to be looked at. */
  private void takePictures(String name) {
    page.savePicture(Path.of("target", name + "-zh.png"));
    page.switchLanguage();
    page.inBrowser().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.savePicture(Path.of("target", name + "-en-dark.png"));
    page.switchLanguage();
    page.inBrowser().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  private static Page.ScreenshotOptions picture(String name) {
    return new Page.ScreenshotOptions().setPath(Path.of("target", name + ".png"));
  }
}
