package dev.xunjie.violation.console;

import static dev.xunjie.violation.TestingCases.newPlate;
import static dev.xunjie.violation.TestingCases.platedInQueue;
import static dev.xunjie.violation.TestingIncidents.VIOLATION_AT;
import static dev.xunjie.violation.console.TestingPage.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.camera.CameraState;
import dev.xunjie.contracts.camera.CameraStatus;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ParkingZone;
import dev.xunjie.contracts.scene.LightLevel;
import dev.xunjie.contracts.scene.SceneFault;
import dev.xunjie.contracts.scene.SceneStatus;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingStack;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What people see of the cameras, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CamerasOnThePageTest {
  private static final String LEGAL = "legal.page";

  private final TestingStack stack = TestingStack.shared();
  private final String fresh = UUID.randomUUID().toString().substring(0, 8);
  private final String camera = "cam-a-" + fresh;
  private final String offline = "cam-b-" + fresh;
  private TestingPage page;
  private TestingBrowser admin;

  @BeforeAll
  void openThePage() throws IOException {
    Assumptions.assumeTrue(
        TestingPage.chromium().isPresent(), "Chromium is not installed: the page can't be tried");
    admin = TestingBrowser.admin();
    TestingBrowser.user(LEGAL, "LEGAL", "ANALYST", "REVIEWER");
    addCameras();
    page = TestingPage.openAs(LEGAL, "password of " + LEGAL);
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
  void showsACameraFromItsPictureToItsApprovalAndLetsALegalReviewerEnterIt() {
    Page browser = page.inBrowser();
    browser.setViewportSize(1440, 1000);
    browser.navigate(stack.address() + "/#cameras");
    Locator row = page.everywhere("[data-camera='%s']".formatted(camera));
    page.awaitText(row.locator("[data-part=state]"), "正常");
    page.awaitText(row.locator("[data-part=approval]"), "未登记审批");
    page.awaitText(row.locator("[data-part=picture]"), "镜头移位");
    page.awaitText(row, "湖滨片区");
    expect(page.everywhere(".map-frame .map-area")).not().hasCount(0);
    page.savePicture(Path.of("target", "cameras-list.png"));

    row.locator("a").click();
    expect(page.everywhere("[data-part=live] img")).isVisible();
    page.awaitText(page.everywhere("[data-part=squads] li").first(), "本片区，在岗");
    page.awaitText(page.everywhere("[data-part=rechecks]"), "没有责令改正待复查的案件");
    page.savePicture(Path.of("target", "cameras-detail.png"));

    browser.click("[data-part=edit-approval]");
    fill("deviceNumber", "XJ-2026-07");
    fill("validFrom", "2026-02-01T00:00");
    fill("validUntil", "2099-02-01T00:00");
    fill("legalOn", "2026-01-10");
    fill("legalBy", "法制科");
    fill("legalDocument", "法审〔2026〕7号");
    fill("technicalOn", "2026-01-12");
    fill("technicalBy", "市计量院");
    fill("technicalDocument", "检字 2026-0112");
    fill("verifiedUntil", "2099-01-11");
    fill("signsPlacedOn", "2026-01-15");
    fill("publishedOn", "2026-01-20");
    fill("publishedWhere", "https://city.example/cameras");
    page.savePicture(Path.of("target", "cameras-form.png"));
    browser.click("[data-part=save-approval]");

    page.awaitText(page.everywhere("[data-part=approval-state]"), "有效至 2099-01-11");
    page.awaitText(page.everywhere("[data-part=approval-history]"), "补录");
    page.awaitText(row.locator("[data-part=approval]"), "有效至 2099-01-11");
    page.savePicture(Path.of("target", "cameras-approved.png"));

    browser.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.switchLanguage();
    page.awaitText(page.everywhere("[data-part=approval-state]"), "Valid until 2099-01-11");
    page.savePicture(Path.of("target", "cameras-dark.png"));
    browser.setViewportSize(390, 844);
    page.savePicture(Path.of("target", "cameras-phone.png"));
    browser.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    browser.setViewportSize(1440, 1000);
    page.switchLanguage();
  }

  @Test
  void isReachedAndLeftByKeyboardAlone() {
    Page browser = page.inBrowser();
    browser.navigate(stack.address() + "/#cameras");
    Locator link = page.everywhere("[data-camera='%s'] a".formatted(offline));
    link.focus();
    browser.keyboard().press("Enter");
    page.awaitText(page.everywhere("#camera-title:focus"), "断桥路口");
    page.awaitText(page.everywhere("[data-part=live]"), "还没有收到画面");

    browser.keyboard().press("Escape");

    expect(page.everywhere("[data-part=camera-detail]")).hasCount(0);
  }

  @Test
  void leadsAReviewerToTheQueueOfTheCameraOfWhichAllIsRejectedAtOnce() {
    page.inBrowser().navigate(stack.address() + "/#cameras/" + camera);
    page.everywhere("[data-part=camera-queue]").click();

    page.awaitText(page.everywhere("[data-part=camera-chip]"), "湖滨路 12 号");
    page.awaitText(page.everywhere(".queue-scroll"), "此摄像机没有这类线索");
    assertThat(page.inBrowser().url()).endsWith("#review");
    for (int i = 0; i < 3; i++) {
      platedInQueue(camera, VIOLATION_AT, newPlate());
    }
    expect(page.everywhere("[data-part=queue-item]")).hasCount(3);
    page.everywhere("body").press("Shift+A");
    page.awaitText(page.everywhere("[data-part=bulk]"), "已选 3 条");
    page.savePicture(Path.of("target", "camera-queue.png"));
    page.everywhere("body").press("Shift+R");
    page.everywhere("body").press("5");
    page.awaitText(page.everywhere("[data-part=bulk-outcome]"), "已驳回 3 条");
    expect(page.everywhere("[data-part=choose-all]")).hasCount(0);
    page.everywhere("body").press("f");
    expect(page.everywhere("[data-part=camera-chip]")).hasCount(0);
  }

  @Test
  void listsWhatIsLookedForAndWhatNeedsAction() {
    Page browser = page.inBrowser();
    browser.navigate(stack.address() + "/#cameras");
    Locator filter = page.everywhere("[data-part=camera-filter]");

    filter.fill("断桥 " + offline);
    expect(page.everywhere(".camera-list li")).hasCount(1);
    browser.click("[data-part=troubled]");
    expect(page.everywhere("[data-camera='%s']".formatted(offline))).isVisible();

    filter.fill("断桥 nowhere");
    page.awaitText(page.everywhere(".cameras-side"), "没有符合条件的摄像机");
    browser.click("[data-part=troubled]");
    filter.fill("");
    expect(page.everywhere("[data-camera='%s']".formatted(camera))).isVisible();
  }

  private void fill(String name, String value) {
    page.inBrowser().fill("[data-part=approval-form] input[name=%s]".formatted(name), value);
  }

  private void addCameras() throws IOException {
    stack.send(Topic.CAMERAS, camera, settings(camera, "湖滨路 12 号"));
    stack.send(Topic.CAMERAS, offline, settings(offline, "断桥路口"));
    stack.send(Topic.CAMERA_STATUS, camera, status(camera, CameraState.STREAMING));
    stack.send(Topic.CAMERA_STATUS, offline, status(offline, CameraState.OFFLINE));
    stack.send(
        Topic.SCENE_STATUS,
        camera,
        new SceneStatus(
            camera, Instant.now(), Set.of(SceneFault.MOVED), LightLevel.DAY, Optional.empty()));
    stack.send(
        Topic.POLICIES,
        camera,
        new CameraPolicy(
            camera,
            3,
            List.of(ParkingZone.of("kerb", "路缘", NormalisedPolygon.wholePicture(), 120))));
    stack.spool().shows(camera, picture());
    put(
        "/api/areas/lake-" + fresh,
        "{\"name\":\"湖滨片区\",\"outline\":[[120.152,30.244],[120.166,30.243],[120.169,30.257],[120.158,30.262],[120.151,30.256]]}");
    put(
        "/api/areas/north-" + fresh,
        "{\"name\":\"城北片区\",\"outline\":[[120.151,30.256],[120.158,30.262],[120.169,30.257],[120.171,30.270],[120.149,30.268]]}");
    put(
        "/api/squads/one-" + fresh,
        "{\"name\":\"湖滨中队\",\"phone\":\"0571-8700\",\"base\":[120.163,30.247],\"areas\":[\"lake-%s\"]}"
            .formatted(fresh));
    place(camera, "[120.158,30.253]");
    place(offline, "[120.160,30.264]");
  }

  private void place(String id, String pair) {
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> admin.get("/api/cameras/%s/squads".formatted(id)).status() == 200);
    put("/api/cameras/%s/place".formatted(id), "{\"place\":%s}".formatted(pair));
  }

  private void put(String path, String body) {
    TestingBrowser.Answer answer = admin.send("PUT", path, body, true);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static CameraSettings settings(String id, String name) {
    return new CameraSettings(
        id,
        name,
        "rtsp://10.0.0.7/live",
        Optional.of("湖滨路与平海路口"),
        Optional.of("朝东"),
        Optional.of("XJ-2026-07"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static CameraStatus status(String id, CameraState state) {
    return new CameraStatus(
        id, state, Instant.now().minusSeconds(600), Optional.of(Instant.now()), 1200, 3, 1, "");
  }

  private static byte[] picture() throws IOException {
    BufferedImage street = new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = street.createGraphics();
    pen.setColor(new Color(0x8a949e));
    pen.fillRect(0, 0, 1280, 720);
    pen.setColor(new Color(0x3d444c));
    pen.fillRect(0, 380, 1280, 340);
    pen.setColor(new Color(0xd8b23c));
    pen.fillRect(0, 540, 1280, 6);
    pen.dispose();
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(street, "jpeg", jpeg);
    return jpeg.toByteArray();
  }
}
