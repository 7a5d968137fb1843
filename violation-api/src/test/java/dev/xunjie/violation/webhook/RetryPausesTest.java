package dev.xunjie.violation.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryPausesTest {
  private static final Instant CREATED = Instant.parse("2026-10-01T00:00:00Z");

  @Test
  void doublesFromASecondToAnHour() {
    Instant now = CREATED.plusSeconds(10);
    assertThat(RetryPauses.next(CREATED, 1, now)).contains(now.plusSeconds(1));
    assertThat(RetryPauses.next(CREATED, 4, now)).contains(now.plusSeconds(8));
    assertThat(RetryPauses.next(CREATED, 12, now)).contains(now.plusSeconds(2048));
    assertThat(RetryPauses.next(CREATED, 13, now)).contains(now.plus(Duration.ofHours(1)));
    assertThat(RetryPauses.next(CREATED, 5000, now)).contains(now.plus(Duration.ofHours(1)));
  }

  @Test
  void triesOnceMoreAtTheEndOfThreeDaysThenGivesUp() {
    Instant end = CREATED.plus(Duration.ofDays(3));
    assertThat(RetryPauses.next(CREATED, 80, end.minusSeconds(60))).contains(end);
    assertThat(RetryPauses.next(CREATED, 81, end)).isEmpty();
  }
}
