package dev.xunjie.gateway.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  @Test
  void neverLeavesItsBounds() {
    Backoff backoff = new Backoff(SHORTEST, LONGEST, new Random(7));

    assertThat(Stream.generate(backoff::next).limit(1000))
        .allSatisfy(pause -> assertThat(pause).isBetween(SHORTEST, LONGEST));
  }

  @Test
  void beginsShortAndGrows() {
    double firstMillis = meanMillisOfAttempt(1);
    double third = meanMillisOfAttempt(3);
    double tenth = meanMillisOfAttempt(10);

    assertThat(firstMillis).isBetween(500.0, 1000.0);
    assertThat(third).isGreaterThan(1.5 * firstMillis);
    assertThat(tenth).isGreaterThan(2 * third);
  }

  @Test
  void spreadsCamerasThatFailedTogether() {
    assertThat(
            Stream.generate(() -> new Backoff(SHORTEST, LONGEST, new Random()).next())
                .limit(100)
                .distinct())
        .hasSizeGreaterThan(20);
  }

  @Test
  void beginsShortAgainAfterASuccess() {
    Backoff backoff = new Backoff(SHORTEST, LONGEST, new Random(7));
    for (int i = 0; i < 20; i++) {
      backoff.next();
    }

    backoff.reset();

    assertThat(backoff.next()).isBetween(SHORTEST, SHORTEST.multipliedBy(2));
  }

  private static double meanMillisOfAttempt(int attempt) {
    Random random = new Random(11);
    return Stream.generate(
            () -> {
              Backoff backoff = new Backoff(SHORTEST, LONGEST, random);
              return Stream.generate(backoff::next).skip(attempt - 1).findFirst().orElseThrow();
            })
        .limit(200)
        .mapToLong(Duration::toMillis)
        .average()
        .orElseThrow();
  }
}
