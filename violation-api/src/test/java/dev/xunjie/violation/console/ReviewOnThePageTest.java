package dev.xunjie.violation.console;

import static dev.xunjie.violation.TestingCases.confine;
import static dev.xunjie.violation.TestingCases.newPlate;
import static dev.xunjie.violation.TestingCases.officer;
import static dev.xunjie.violation.TestingCases.platedInQueue;
import static dev.xunjie.violation.TestingCases.provenInQueueOf;
import static dev.xunjie.violation.TestingCases.sealedInQueue;
import static dev.xunjie.violation.TestingIncidents.VIOLATION_AT;
import static dev.xunjie.violation.TestingIncidents.newId;
import static dev.xunjie.violation.console.TestingPage.expect;
import static dev.xunjie.violation.console.TestingQueue.END;
import static dev.xunjie.violation.console.TestingQueue.awaitMine;
import static dev.xunjie.violation.console.TestingQueue.showsInQueue;
import static dev.xunjie.violation.console.TestingQueue.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import dev.xunjie.violation.TestingCases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two reviewers at the queue of one camera, in real browsers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewOnThePageTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final String FIRST = "review.first";
  private static final String SECOND = "review.second";

  private final List<String> asked = new ArrayList<>();
  private final List<String> read = new ArrayList<>();
  private String camera;
  private TestingPage page;
  private TestingPage colleague;

  @BeforeAll
  void openThePages() {
    Assumptions.assumeTrue(
        TestingPage.chromium().isPresent(), "Chromium is not installed: the page can't be tried");
    page = openAs(FIRST);
    colleague = openAs(SECOND);
    page.inBrowser().onRequest(request -> asked.add(named(request)));
    page.inBrowser().onRequestFinished(request -> read.add(named(request)));
  }

  private static String named(Request request) {
    return request.method() + " " + request.url().replaceFirst("^\\w+://[^/]+", "");
  }

  private TestingPage openAs(String username) {
    officer(username);
    return TestingPage.openAs(username, "password of " + username);
  }

  /** A camera of its own for each test: what one leaves in the queue is not the next one's. */
  @BeforeEach
  void beginAtACameraOfItsOwn() {
    camera = "cam-" + newId();
    TestingCases.approve(camera);
    confine(FIRST, camera);
    confine(SECOND, camera);
    for (TestingPage someone : List.of(page, colleague)) {
      someone.inBrowser().unrouteAll();
      someone.goTo("review");
      someone.inBrowser().reload();
      showsInQueue(someone, 0);
    }
  }

  @AfterAll
  void closeThePages() {
    if (colleague != null) {
      colleague.close();
    }
    if (page != null) {
      page.close();
    }
  }

  @AfterEach
  void leavesNoErrorInTheScripts() {
    assertThat(page.scriptErrors()).isEmpty();
    assertThat(colleague.scriptErrors()).isEmpty();
  }

  @Test
  void decidesTwentyByKeyboardAlone() {
    Set<String> all = proven(20);
    showsInQueue(page, 20);

    page.everywhere("body").press("n");
    Set<String> decided = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      String id = awaitMine(page, decided);
      decide(i, id);
      decided.add(id);
    }

    page.awaitText(page.everywhere("[data-part=blank]"), END);
    assertThat(decided).isEqualTo(all);
    assertThat(decided.stream().map(TestingQueue::state))
        .containsOnly("CONFIRMED", "REJECTED", "CANCELLED");
    page.savePicture(Path.of("target", "review-exhausted.png"));
  }

  /** Another decision for every fourth; each of them a key or two. */
  private void decide(int turn, String id) {
    Locator keys = page.everywhere("body");
    switch (turn % 4) {
      case 0 -> keys.press("c");
      case 1 -> {
        keys.press("r");
        keys.press("2");
      }
      case 2 -> {
        keys.press("x");
        keys.press("4");
      }
      default -> {
        keys.press("p");
        page.inBrowser().keyboard().press("Control+a");
        page.inBrowser().keyboard().type(newPlate());
        page.inBrowser().keyboard().press("Enter");
        expect(page.part("plate-before")).isVisible();
        // Events may tell of the new plate before the answer does.
        expect(page.part("confirm")).isEnabled();
        keys.press("c");
      }
    }
  }

  @Test
  void showsTheNextBeforeADecisionIsAnsweredAndComesBackWhenItIsRefused() {
    List<String> both = firstAndFetched();
    String first = both.get(0);
    String second = both.get(1);
    List<Route> decisions = new CopyOnWriteArrayList<>();
    page.inBrowser().route("**/api/incidents/*/actions", decisions::add);

    page.everywhere("body").press("r");
    page.part("note").fill("车里有人");
    page.part("note").press("Escape");
    page.everywhere("body").press("r");
    page.everywhere("body").press("8");
    expect(page.everywhere("[data-part=incident]")).hasAttribute("data-incident", second);
    expect(page.everywhere("[data-part=incident]")).hasAttribute("data-mine", "false");
    page.everywhere("body").press("c");
    page.everywhere("body").press("n");
    expect(page.everywhere("[data-part=incident]")).hasAttribute("data-incident", second);
    assertThat(decisions).hasSize(1);
    decisions.get(0).abort();

    expect(page.everywhere("[data-part=incident]")).hasAttribute("data-incident", first);
    page.awaitText(page.everywhere(".decision [role=alert]"), "服务器");
    expect(page.part("note")).hasValue("车里有人");
    page.inBrowser().unroute("**/api/incidents/*/actions");
    page.everywhere("body").press("8");
    awaitMine(page, Set.of(first));
    assertThat(state(first)).isEqualTo("REJECTED");
    page.everywhere("body").press("r");
    page.everywhere("body").press("1");
    page.awaitText(page.everywhere("[data-part=blank]"), END);
  }

  /** Of two in the queue the one that is open, and the one that was fetched beside it. */
  private List<String> firstAndFetched() {
    proven(2);
    showsInQueue(page, 2);
    forgetRequests();
    page.everywhere("body").press("n");
    String first = awaitMine(page, Set.of());
    await().atMost(LIMIT).until(() -> fetchedBeside(first).size() == 1);
    return List.of(first, fetchedBeside(first).get(0));
  }

  private void forgetRequests() {
    asked.clear();
    read.clear();
  }

  private List<String> fetchedBeside(String first) {
    // Requests are told while the page is asked something.
    page.inBrowser().title();
    return read.stream()
        .filter(request -> request.matches("GET /api/incidents/[0-9a-f]{24}/history.*"))
        .map(request -> request.split("/")[3])
        .filter(id -> !id.equals(first))
        .filter(this::isManifestRead)
        .distinct()
        .toList();
  }

  private boolean isManifestRead(String id) {
    String manifest = "GET /api/incidents/%s/evidence?".formatted(id);
    return asked.stream().filter(each -> each.startsWith(manifest)).allMatch(read::contains);
  }

  @Test
  void neverGivesTwoReviewersOneIncidentAndLetsTheOtherCounterConfirm() {
    proven(2);
    showsInQueue(page, 2);
    showsInQueue(colleague, 2);
    page.everywhere("body").press("n");
    String mine = awaitMine(page, Set.of());
    colleague.everywhere("body").press("n");
    String theirs = awaitMine(colleague, Set.of());
    assertThat(theirs).isNotEqualTo(mine);

    page.everywhere("body").press("c");
    page.awaitText(page.everywhere("[data-part=blank]"), END);
    colleague.everywhere("body").press("c");
    colleague.awaitText(colleague.everywhere("[data-part=blank]"), END);
    assertThat(state(mine)).isEqualTo("CONFIRMED");

    colleague.everywhere("[data-part=tab-CONFIRMED]").click();
    showsInQueue(colleague, 2);
    colleague.everywhere("body").press("n");
    assertThat(awaitMine(colleague, Set.of())).isEqualTo(mine);
    expect(colleague.part("return")).isVisible();
    colleague.savePicture(Path.of("target", "review-second-officer.png"));
    colleague.everywhere("body").press("c");

    colleague.awaitText(colleague.everywhere("[data-part=blank]"), END);
    assertThat(state(mine)).isEqualTo("COUNTER_CONFIRMED");
    assertThat(state(theirs)).as("confirmed by the colleague first").isEqualTo("CONFIRMED");
    colleague.everywhere("[data-part=tab-PENDING]").click();
  }

  @Test
  void namesWhatAConfirmationStillLacks() {
    String id = platedInQueue(camera, VIOLATION_AT, newPlate());
    showsInQueue(page, 1);

    page.everywhere("body").press("n");
    awaitMine(page, Set.of());

    page.awaitText(page.part("lacks"), "证据完整");
    expect(page.part("confirm")).isDisabled();
    page.everywhere("body").press("c");
    page.switchLanguage();
    page.awaitText(page.part("lacks"), "complete evidence");
    page.switchLanguage();
    assertThat(state(id)).isEqualTo("PENDING");
    page.everywhere("body").press("r");
    page.everywhere("body").press("6");
    page.awaitText(page.everywhere("[data-part=blank]"), END);
  }

  @Test
  void rejectsSeveralOfOneCauseAndTakesThatBack() {
    Set<String> all = proven(3);
    showsInQueue(page, 3);
    Locator keys = page.everywhere("body");

    for (int i = 0; i < 3; i++) {
      keys.press("k");
    }
    for (int i = 0; i < 3; i++) {
      keys.press(" ");
      keys.press("j");
    }
    page.awaitText(page.everywhere("[data-part=bulk]"), "已选 3 条");
    keys.press("Shift+R");
    page.inBrowser()
        .route(
            "**/api/review/bulk-rejections",
            route -> {
              route.fetch();
              route.abort();
            });
    keys.press("5");
    page.awaitText(page.everywhere("[data-part=bulk] [role=alert]"), "服务器");
    page.inBrowser().unroute("**/api/review/bulk-rejections");
    keys.press("5");
    page.awaitText(page.everywhere("[data-part=bulk-outcome]"), "已驳回 3 条");
    assertThat(all.stream().map(TestingQueue::state)).containsOnly("REJECTED");
    showsInQueue(page, 0);

    keys.press("u");
    page.awaitText(page.everywhere("[data-part=bulk-outcome]"), "已撤回 3 条");
    assertThat(all.stream().map(TestingQueue::state)).containsOnly("PENDING");
    showsInQueue(page, 3);
    keys.press("n");
    Set<String> gone = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      gone.add(awaitMine(page, gone));
      keys.press("r");
      keys.press("5");
    }
    page.awaitText(page.everywhere("[data-part=blank]"), END);
  }

  @Test
  void takesBackARejectionWithAKey() {
    String id = proven(1).iterator().next();
    showsInQueue(page, 1);
    Locator keys = page.everywhere("body");
    keys.press("n");
    awaitMine(page, Set.of());
    keys.press("r");
    keys.press("5");
    page.awaitText(page.everywhere("[data-part=blank]"), END);
    page.everywhere("[data-part=tab-REJECTED]").click();
    page.everywhere("[data-part=queue-item][data-incident='%s']".formatted(id)).click();
    expect(page.part("restore")).isEnabled();

    keys.press("u");

    page.awaitText(page.everywhere("[data-part=done]"), "待审核");
    assertThat(state(id)).isEqualTo("PENDING");
    page.everywhere("[data-part=tab-PENDING]").click();
    keys.press("n");
    awaitMine(page, Set.of());
    keys.press("r");
    keys.press("5");
    page.awaitText(page.everywhere("[data-part=blank]"), END);
  }

  @Test
  void takesBackTheLastRejectionWithAKeyThoughTheNextIsShown() {
    proven(2);
    showsInQueue(page, 2);
    Locator keys = page.everywhere("body");
    keys.press("n");
    String first = awaitMine(page, Set.of());
    keys.press("r");
    keys.press("5");
    awaitMine(page, Set.of(first));
    assertThat(state(first)).isEqualTo("REJECTED");

    keys.press("u");

    expect(page.everywhere("[data-part=incident]")).hasAttribute("data-incident", first);
    assertThat(state(first)).isEqualTo("PENDING");
    Set<String> gone = new HashSet<>();
    for (int i = 0; i < 2; i++) {
      gone.add(awaitMine(page, gone));
      keys.press("r");
      keys.press("5");
    }
    page.awaitText(page.everywhere("[data-part=blank]"), END);
  }

  @Test
  void showsTheNextWithItsPicturesThoughNothingMoreCanBeRead() {
    Set<String> both = Set.of(sealedInQueue(camera), sealedInQueue(camera));
    showsInQueue(page, 2);
    page.everywhere("body").press("n");
    String first = awaitMine(page, Set.of());
    String second = both.stream().filter(id -> !id.equals(first)).findFirst().orElseThrow();
    // Four stills, the sealed one of the violation, the plate and the vehicle.
    await().atMost(LIMIT).until(() -> picturesReadOf(second) == 7);
    try (HeldReads held = HeldReads.of(page.inBrowser())) {
      page.everywhere("body").press("r");
      page.everywhere("body").press("5");

      expect(page.everywhere("[data-part=incident]")).hasAttribute("data-incident", second);
      page.inBrowser()
          .waitForFunction(
              """
              () => {
                const pictures = [...document.querySelectorAll("[data-part=incident] img")];
                return pictures.length === 7
                  && pictures.every((picture) => picture.complete && picture.naturalWidth > 0);
              }
              """);
      expect(page.part("still")).hasAttribute("data-sealed", "true");
      expect(page.part("history").locator("[data-history=place]")).isVisible();
    }
    awaitMine(page, Set.of(first));
    page.everywhere("body").press("r");
    page.everywhere("body").press("5");
    page.awaitText(page.everywhere("[data-part=blank]"), END);
  }

  private long picturesReadOf(String id) {
    // Requests are told while the page is asked something.
    page.inBrowser().title();
    return read.stream()
        .filter(
            request -> request.matches("GET /api/incidents/" + id + "/(stills|evidence/files)/.*"))
        .distinct()
        .count();
  }

  @Test
  void worksThroughTheQueueOfOneCameraOnly() {
    proven(2);
    String other = "cam-" + newId();
    Instant dueEarlier = VIOLATION_AT.minus(Duration.ofDays(7));
    String elsewhere = platedInQueue(other, dueEarlier, newPlate());
    seeAlso(other, 3);
    Locator keys = page.everywhere("body");
    forgetRequests();
    page.everywhere("[data-part=queue-item]").last().click();
    String first = awaitMine(page, Set.of());
    await().atMost(LIMIT).until(() -> fetchedBeside(first).contains(elsewhere));
    forgetRequests();

    keys.press("f");
    page.awaitText(page.everywhere("[data-part=camera-chip]"), camera);
    showsInQueue(page, 2);
    expect(page.everywhere("[data-part=incident]")).hasAttribute("data-incident", first);
    expect(page.part("only-camera")).hasAttribute("aria-pressed", "true");
    await().atMost(LIMIT).until(() -> fetchedBeside(first).size() == 1);
    assertThat(fetchedBeside(first)).doesNotContain(elsewhere);

    platedInQueue(other, VIOLATION_AT, newPlate());
    platedInQueue(camera, VIOLATION_AT, newPlate());
    showsInQueue(page, 3);
    Set<String> gone = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      gone.add(awaitMine(page, gone));
      keys.press("r");
      keys.press("2");
    }
    page.awaitText(page.everywhere("[data-part=blank]"), "此摄像机的" + END);
    assertThat(gone).doesNotContain(elsewhere);

    page.everywhere("[data-part=other-cameras]").click();
    showsInQueue(page, 2);
    expect(page.everywhere("[data-part=camera-chip]")).hasCount(0);
  }

  @Test
  void keepsToTheCameraOfALinkUntilThatIsTakenAway() {
    proven(1);
    String other = "cam-" + newId();
    platedInQueue(other, VIOLATION_AT, newPlate());
    seeAlso(other, 2);
    page.everywhere("body").press(" ");
    page.awaitText(page.everywhere("[data-part=bulk]"), "已选 1 条");

    page.goTo("review?camera=" + other);
    page.awaitText(page.everywhere("[data-part=camera-chip]"), other);
    showsInQueue(page, 1);
    expect(page.everywhere("[data-part=bulk]")).hasCount(0);
    page.everywhere("[data-part=tab-REJECTED]").click();
    page.awaitText(page.everywhere(".queue-scroll"), "此摄像机没有这类线索");
    page.everywhere("[data-part=tab-PENDING]").click();
    showsInQueue(page, 1);

    page.everywhere("[data-part=all-cameras]").press("Enter");
    showsInQueue(page, 2);
  }

  /** Lets the first reviewer see that camera too, and so many incidents in all. */
  private void seeAlso(String other, int count) {
    confine(FIRST, camera, other);
    page.inBrowser().reload();
    showsInQueue(page, count);
  }

  @Test
  void listsAllKeysOnAQuestionMark() {
    page.everywhere("body").press("?");
    expect(page.everywhere("[data-part=help]")).isVisible();
    page.awaitText(page.everywhere("[data-part=help]"), "视频逐帧");
    page.inBrowser().keyboard().press("Escape");
    expect(page.everywhere("[data-part=help]")).isHidden();
  }

  private Set<String> proven(int count) {
    return provenInQueueOf(camera, count);
  }
}
