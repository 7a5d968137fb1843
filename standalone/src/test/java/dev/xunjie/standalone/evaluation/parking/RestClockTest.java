package dev.xunjie.standalone.evaluation.parking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestClockTest {
  private static final NormalisedBox AT_KERB = new NormalisedBox(.4, .4, .6, .6);

  private final RestClock clock = new RestClock();

  @Test
  void knowsSinceWhenAVehicleStandsThatIsSpokenOfForTheFirstTime() {
    assertThat(restedFor(10, 6)).contains(Duration.ofSeconds(6));
  }

  @Test
  void believesTheClockThatRunsOnWithTimeAndOverGaps() {
    restedFor(10, 6);

    assertThat(restedFor(11, 7)).contains(Duration.ofSeconds(7));
    assertThat(restedFor(14, 10)).contains(Duration.ofSeconds(10));
  }

  @Test
  void doesNotBelieveTheClockThatLagsBehind() {
    restedFor(10, 6);

    assertThat(restedFor(11, 6)).isEmpty();
    assertThat(restedFor(14, 8)).isEmpty();
  }

  @Test
  void takesAClockThatIsSetBackForANewStay() {
    restedFor(10, 30);

    assertThat(restedFor(60, 7)).contains(Duration.ofSeconds(7));
  }

  @Test
  void reportsTheVehicleThatItDoesNotBelieveToRest() {
    restedFor(10, 6);

    assertThat(clock.read(List.of(tracked(6)), second(11)))
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.box()).isEqualTo(AT_KERB);
              assertThat(seen.atRestSince()).isEmpty();
            });
  }

  private Optional<Duration> restedFor(int second, int parkedSamples) {
    return clock
        .read(List.of(tracked(parkedSamples)), second(second))
        .get(0)
        .atRestSince()
        .map(since -> Duration.between(since, second(second)));
  }

  private static TrackedBox tracked(int parkedSamples) {
    return new TrackedBox(1, "car", AT_KERB, parkedSamples);
  }

  private static Instant second(int second) {
    return Instant.EPOCH.plusSeconds(second);
  }
}
