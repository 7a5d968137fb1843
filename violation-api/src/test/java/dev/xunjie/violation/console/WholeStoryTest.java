package dev.xunjie.violation.console;

import static dev.xunjie.violation.TestingCases.officer;
import static dev.xunjie.violation.TestingCases.prove;
import static dev.xunjie.violation.TestingCases.provenInQueue;
import static dev.xunjie.violation.TestingIncidents.awaitIncident;
import static dev.xunjie.violation.TestingIncidents.goodsOutside;
import static dev.xunjie.violation.TestingIncidents.newId;
import static dev.xunjie.violation.TestingIncidents.send;
import static dev.xunjie.violation.console.TestingPage.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.TestingCases;
import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingSquads;
import dev.xunjie.violation.TestingStack;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases from the queue to their end, by people at browsers and phones. */
class WholeStoryTest {
  private static final String FIRST = "story.first";
  private static final String SECOND = "story.second";

  private final TestingStack stack = TestingStack.shared();

  @BeforeEach
  void needsABrowser() {
    assumeThat(TestingPage.chromium()).as("Chromium is not installed").isPresent();
    officer(FIRST);
    officer(SECOND);
  }

  @Test
  void isConfirmedByTwoDispatchedClosedOnAPhoneAndSeenClosed() {
    String squad = TestingSquads.newSquad();
    String member = TestingSquads.newUsername();
    TestingSquads.member(squad, member);
    String id = provenInQueue();
    confirmedByTwo(id);
    try (TestingPage office = at(SECOND);
        TestingPage phone = phone(member)) {
      dispatch(office, id, squad);
      openTask(phone, id);
      tap(phone, "ACCEPT");
      tap(phone, "ARRIVE");
      photo(phone, "before", id);
      photo(phone, "after", id);
      allIsSent(phone);
      tap(phone, "HANDLE");
      phone.everywhere("[data-part=send]").click();

      expect(office.everywhere("[data-part=case]")).hasAttribute("data-state", "HANDLED");
      office.everywhere("[data-action=CLOSE]").click();
      office.everywhere("[data-part=action-submit]").click();
      expect(office.everywhere("[data-part=case]")).hasAttribute("data-state", "CLOSED");
      assertThat(office.scriptErrors()).isEmpty();
      assertThat(phone.scriptErrors()).isEmpty();
    }
  }

  @Test
  void isOrderedToBeCorrectedAndSeenCorrectedByTheSecondLook() {
    String squad = TestingSquads.newSquad();
    String member = TestingSquads.newUsername();
    TestingCases.squad(member, squad);
    String id = newId();
    send(goodsOutside(id));
    awaitIncident(id);
    prove(id);
    confirmedByTwo(id);
    LocalDate tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
    try (TestingPage office = at(SECOND);
        TestingPage phone = phone(member)) {
      dispatch(office, id, squad);
      openTask(phone, id);
      tap(phone, "ACCEPT");
      photo(phone, "before", id);
      allIsSent(phone);
      tap(phone, "ORDER_CORRECTION");
      phone.everywhere("input[name=correctBy]").fill(tomorrow.plusDays(1).toString());
      phone.everywhere("[data-part=send]").click();
      expect(office.everywhere("[data-part=case]")).hasAttribute("data-state", "ORDERED");

      answerCorrected(id, tomorrow.plusDays(1));

      expect(office.everywhere("[data-part=case]")).hasAttribute("data-state", "CORRECTED");
    }
  }

  private void confirmedByTwo(String id) {
    try (TestingPage first = at(FIRST)) {
      first.open(id);
      first.everywhere("[data-part=confirm]:not([disabled])").click();
      TestingIncidents.awaitState(id, "CONFIRMED");
    }
    try (TestingPage second = at(SECOND)) {
      second.goTo("review/" + id);
      second.everywhere("[data-part=confirm]:not([disabled])").click();
      TestingIncidents.awaitState(id, "COUNTER_CONFIRMED");
    }
  }

  private static void dispatch(TestingPage office, String id, String squad) {
    office.goTo("cases/" + id);
    office.everywhere("[data-action=DISPATCH]").click();
    office.everywhere("[data-part=action-squad]").selectOption(squad);
    office.everywhere("[data-part=action-submit]").click();
    expect(office.everywhere("[data-part=case]")).hasAttribute("data-state", "DISPATCHED");
    office.awaitText(office.everywhere("[data-part=case]"), "湖滨中队");
    expect(office.everywhere("[data-part=case]")).not().containsText(squad);
  }

  private static void openTask(TestingPage phone, String id) {
    phone.goTo("tasks/" + id);
    phone.everywhere("[data-part=task]").waitFor();
  }

  private static void tap(TestingPage phone, String action) {
    phone
        .everywhere("[data-part=task-actions] [data-action=%s]:not([disabled])".formatted(action))
        .click();
  }

  /** From then on nothing of the page moves under the thumb. */
  private static void allIsSent(TestingPage phone) {
    expect(phone.everywhere("[data-part=outbox-banner]")).hasCount(0);
  }

  private static void photo(TestingPage phone, String moment, String text) {
    Page page = phone.inBrowser();
    page.setInputFiles(
        "[data-part=photo-%s]".formatted(moment),
        new FilePayload(moment + ".jpg", "image/jpeg", TestingSquads.photo(moment + text)));
    expect(phone.everywhere("[data-moment=%s] li".formatted(moment.toUpperCase(Locale.ROOT))))
        .hasCount(1);
  }

  private void answerCorrected(String id, LocalDate correctBy) {
    Instant due = correctBy.plusDays(1).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
    String order =
        stack
            .database()
            .sql("select order_id from recheck_order where incident_id = :id")
            .param("id", id)
            .query(String.class)
            .single();
    stack.send(
        Topic.RECHECK_ANSWERS,
        order,
        new RecheckAnswer(
            new RecheckOrder(
                order, id, Offence.OUT_OF_STORE, TestingIncidents.CAMERA, "shop", due, due),
            RecheckAnswer.Finding.CORRECTED,
            "门前已清理",
            due.plusSeconds(60),
            List.of(),
            List.of()));
  }

  private static TestingPage at(String username) {
    return TestingPage.openAs(username, "password of " + username);
  }

  private static TestingPage phone(String username) {
    return TestingPage.openAs(
        username,
        "password of " + username,
        new Browser.NewPageOptions().setViewportSize(360, 740).setIsMobile(true).setHasTouch(true));
  }
}
