package dev.xunjie.standalone.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueueWatchTest {
  private TestingReviewApi api;

  @BeforeEach
  void open() throws IOException {
    api = new TestingReviewApi();
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void tellsNewcomersOnly() throws IOException {
    api.put("a", "PENDING", "STORED");
    api.put("b", "CONFIRMED", "STORED");
    QueueWatch watch = QueueWatch.ofNewcomers(api.queue());
    assertThat(fresh(watch)).isEmpty();

    api.put("c", "PENDING", "STORED");

    assertThat(fresh(watch)).containsExactly("c");
    assertThat(fresh(watch)).isEmpty();
    assertThat(watch.told()).isEqualTo(1);
  }

  @Test
  void tellsAnIncidentOfTheFirstLookOnceItsStillsAreThere() throws IOException {
    api.put("a", "PENDING", "STORED", "PENDING");
    QueueWatch watch = QueueWatch.ofNewcomers(api.queue());
    assertThat(fresh(watch)).isEmpty();
    assertThat(watch.waitingForStills()).isEqualTo(1);

    api.put("a", "PENDING", "STORED", "MISSING");

    assertThat(fresh(watch)).containsExactly("a");
    assertThat(watch.waitingForStills()).isZero();
  }

  @Test
  void tellsAnIncidentOnceThoughAnotherStillFollows() throws IOException {
    QueueWatch watch = QueueWatch.ofNewcomers(api.queue());
    assertThat(fresh(watch)).isEmpty();
    api.put("a", "PENDING", "STORED");
    assertThat(fresh(watch)).containsExactly("a");

    api.put("a", "PENDING", "STORED", "PENDING");
    assertThat(fresh(watch)).isEmpty();
    api.put("a", "PENDING", "STORED", "STORED");

    assertThat(fresh(watch)).isEmpty();
  }

  @Test
  void readsTheLongQueueOnceAndThenItsEndOnly() throws IOException {
    for (int i = 0; i < 900; i++) {
      api.put("%04d".formatted(i), "PENDING", "STORED");
    }
    QueueWatch watch = QueueWatch.ofNewcomers(api.queue());
    assertThat(fresh(watch)).isEmpty();
    assertThat(api.takeStatesAsked()).hasSize(5).containsOnly("PENDING");

    api.put("0899-late", "PENDING", "STORED");
    api.put("0700-reported-late", "PENDING", "STORED");

    assertThat(fresh(watch)).containsExactly("0700-reported-late", "0899-late");
    assertThat(api.takeStatesAsked()).containsExactly("PENDING", "PENDING");
  }

  @Test
  void doesNotLeaveBehindWhatWaitsForItsStills() throws IOException {
    for (int i = 0; i < 900; i++) {
      api.put("%04d".formatted(i), "PENDING", i == 10 ? "PENDING" : "STORED");
    }
    QueueWatch watch = QueueWatch.ofNewcomers(api.queue());
    assertThat(fresh(watch)).isEmpty();

    api.put("0010", "PENDING", "STORED");

    assertThat(fresh(watch)).containsExactly("0010");
  }

  @Test
  void passesOverTheQueueAtTheFirstLookThatSucceeds() throws IOException {
    ReviewQueue queue = api.queue();
    QueueWatch watch = QueueWatch.ofNewcomers(queue);
    api.failOnce();
    assertThatThrownBy(watch::fresh).isInstanceOf(IOException.class);

    api.put("a", "PENDING", "STORED");

    assertThat(fresh(watch)).isEmpty();
  }

  @Test
  void tellsEverythingInAnyStateToWhoWaitsForANumber() throws IOException {
    api.put("a", "PENDING", "STORED");
    api.put("b", "CONFIRMED", "STORED");
    api.put("c", "REJECTED", "MISSING");
    api.put("d", "PENDING", "PENDING");
    QueueWatch watch = QueueWatch.ofAll(api.queue());

    assertThat(fresh(watch)).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(watch.told()).isEqualTo(3);
    assertThat(watch.waitingForStills()).isEqualTo(1);

    api.put("a", "CONFIRMED", "STORED");
    api.put("d", "PENDING", "STORED");

    assertThat(fresh(watch)).containsExactly("d");
    assertThat(watch.told()).isEqualTo(4);
  }

  private static List<String> fresh(QueueWatch watch) throws IOException {
    return watch.fresh().stream().map(incident -> incident.path("id").asString()).toList();
  }
}
