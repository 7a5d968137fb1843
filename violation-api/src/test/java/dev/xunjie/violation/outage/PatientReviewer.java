package dev.xunjie.violation.outage;

import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Works off a share of the queue, and says a decision again until it is answered: by the other
 * instance, if this one is gone.
 */
final class PatientReviewer {
  /** As long as a person needs to press the key again. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final TestingBrowser browser;
  private final List<String> instances;
  private final List<String> share;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Set<String> problems = ConcurrentHashMap.newKeySet();
  private final Thread work = new Thread(this::work, "patient-reviewer");
  private volatile boolean goesHome;
  private int moves;

  /**
   * @param browser signed in
   * @param instances their addresses, the one to begin with first
   * @param share ids, more than can be decided here
   */
  PatientReviewer(TestingBrowser browser, List<String> instances, List<String> share) {
    this.browser = browser;
    this.instances = List.copyOf(instances);
    this.share = List.copyOf(share);
  }

  void begin() {
    work.setDaemon(true);
    work.start();
  }

  /** Begins nothing new. */
  void goHome() {
    goesHome = true;
  }

  void awaitEnd(Duration limit) throws InterruptedException {
    work.join(limit.toMillis());
  }

  /** The end of the share, which is out of reach. */
  String last() {
    return share.get(share.size() - 1);
  }

  /** When each decision was made, as the answer to it said. */
  Map<String, String> answers() {
    return answers;
  }

  /** Codes of the problems that came instead of an answer. */
  Set<String> problems() {
    return problems;
  }

  /** Says the decision, maybe once more, to that instance. */
  Answer decide(String id, String instance) {
    return browser
        .movedTo(instance)
        .post(
            "/api/incidents/%s/actions".formatted(id),
            Map.of("action", "REJECT", "reason", "NOT_IN_ZONE", "note", "of " + id));
  }

  private void work() {
    for (String id : share) {
      if (goesHome) {
        return;
      }
      Optional<Answer> answer = attempt(id);
      while (answer.isEmpty()) {
        pause();
        answer = attempt(id);
      }
      answers.put(id, answer.get().json().path("at").asString());
    }
  }

  /** The answer, if one came and it is a good one. */
  private Optional<Answer> attempt(String id) {
    String instance = instances.get(moves % instances.size());
    try {
      browser.movedTo(instance).put("/api/incidents/%s/lease".formatted(id), Map.of());
      Answer answer = decide(id, instance);
      if (answer.status() == 200) {
        return Optional.of(answer);
      }
      problems.add(answer.code());
      return Optional.empty();
    } catch (IllegalStateException cutOff) {
      moves++;
      return Optional.empty();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
