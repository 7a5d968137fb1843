package dev.xunjie.violation.console;

import static dev.xunjie.violation.TestingIncidents.awaitIncident;
import static dev.xunjie.violation.console.TestingPage.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;

/** The queue on the review page, as somebody works through it. */
final class TestingQueue {
  /** What the page says, among other things, when nothing is left. */
  static final String END = "队列已处理完";

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private TestingQueue() {}

  /** Waits until so many are listed. */
  static void showsInQueue(TestingPage someone, int count) {
    expect(someone.everywhere("[data-part=queue-item]")).hasCount(count);
  }

  /** Waits until the next incident is open and held; which it is. */
  static String awaitMine(TestingPage someone, Set<String> before) {
    String id = nextOrEnd(someone, before);
    assertThat(id).isNotEqualTo(END);
    return id;
  }

  /** How far the case has come, by the server. */
  static String state(String id) {
    return awaitIncident(id).path("state").asString();
  }

  private static String nextOrEnd(TestingPage someone, Set<String> gone) {
    return await()
        .atMost(LIMIT)
        .until(() -> standing(someone), found -> !found.isEmpty() && !gone.contains(found));
  }

  /** Which incident is open and held; or that there is none; or nothing, of what is under way. */
  private static String standing(TestingPage someone) {
    return (String)
        someone
            .inBrowser()
            .evaluate(
                """
                end => {
                  const mine = document.querySelector("[data-part=incident][data-mine=true]");
                  const blank = document.querySelector("[data-part=blank]");
                  return mine?.dataset.incident ?? (blank?.textContent.includes(end) ? end : "");
                }
                """,
                END);
  }
}
