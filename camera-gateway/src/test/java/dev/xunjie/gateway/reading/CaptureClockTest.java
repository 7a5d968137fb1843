package dev.xunjie.gateway.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.frame.CaptureTimeSource;
import dev.xunjie.gateway.reading.CaptureClock.CaptureTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaptureClockTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final CaptureClock clock = new CaptureClock();

  @Test
  void anchorsTheStreamAtTheArrivalOfItsFirstPicture() {
    assertThat(arrived(7.0, 0)).isEqualTo(NOON);
    assertThat(arrived(8.0, 1.3)).isEqualTo(NOON.plusSeconds(1));
    assertThat(arrived(9.0, 2.1)).isEqualTo(NOON.plusSeconds(2));
  }

  @Test
  void aPictureIsNeverTakenAfterItArrived() {
    arrived(0, 3.0);

    assertThat(arrived(4.0, 6.5)).isEqualTo(NOON.plusMillis(6500));
    assertThat(arrived(5.0, 8.0)).isEqualTo(NOON.plusMillis(7500));
  }

  @Test
  void anchorsAnewWhenTheStreamsTimeJumpsBack() {
    arrived(5000, 0);
    arrived(5001, 1);

    assertThat(arrived(0, 2)).isEqualTo(NOON.plusSeconds(2));
    assertThat(arrived(1, 3)).isEqualTo(NOON.plusSeconds(3));
    assertThat(clock.told(Duration.ofSeconds(1)))
        .contains(new CaptureTime(NOON.plusSeconds(3), CaptureTimeSource.ARRIVAL));
    assertThat(clock.told(Duration.ofSeconds(5001))).isEmpty();
  }

  @Test
  void anchorsAnewWhenTheStreamsTimeJumpsAhead() {
    arrived(0, 0);

    assertThat(arrived(90_000, 1)).isEqualTo(NOON.plusSeconds(1));
    assertThat(arrived(90_001, 2)).isEqualTo(NOON.plusSeconds(2));
  }

  @Test
  void followsACameraWhoseClockRunsSlow() {
    double slowness = 0.999;
    Instant last = Instant.MIN;
    for (int second = 0; second <= 7200; second++) {
      last = arrived(second * slowness, second);
    }

    assertThat(Duration.between(last, NOON.plusSeconds(7200))).isLessThan(Duration.ofMillis(700));
  }

  @Test
  void followsACameraWhoseClockRunsFast() {
    Instant last = Instant.MIN;
    for (int second = 0; second <= 7200; second++) {
      last = arrived(second * 1.001, second);
    }

    assertThat(last).isEqualTo(NOON.plusSeconds(7200));
  }

  @Test
  void prefersTheCamerasOwnTime() {
    CaptureTime time = clock.timeOf(Duration.ZERO, Optional.of(NOON.minusMillis(420)), NOON);

    assertThat(time).isEqualTo(new CaptureTime(NOON.minusMillis(420), CaptureTimeSource.RTCP));
  }

  @Test
  void doesNotBelieveACameraWhoseClockIsWrong() {
    CaptureTime early =
        clock.timeOf(Duration.ZERO, Optional.of(Instant.EPOCH.plusSeconds(9)), NOON);
    CaptureTime late =
        clock.timeOf(Duration.ofSeconds(1), Optional.of(NOON.plusSeconds(60)), NOON.plusSeconds(1));

    assertThat(early).isEqualTo(new CaptureTime(NOON, CaptureTimeSource.ARRIVAL));
    assertThat(late).isEqualTo(new CaptureTime(NOON.plusSeconds(1), CaptureTimeSource.ARRIVAL));
  }

  @Test
  void risesStrictlyWhateverHappens() {
    Instant first = arrived(0, 0);
    Instant second =
        clock
            .timeOf(Duration.ofSeconds(1), Optional.of(NOON.minusSeconds(20)), NOON.plusSeconds(1))
            .at();
    clock.beginStream();
    Instant third = clock.timeOf(Duration.ZERO, Optional.empty(), NOON.minusSeconds(100)).at();

    assertThat(second).isEqualTo(first.plusMillis(250));
    assertThat(third).isEqualTo(second.plusMillis(1));
  }

  @Test
  void placesReorderedPicturesByTheirDistanceFromTheNewest() {
    arrived(0, 0);

    assertThat(arrived(0.12, 0.12)).isEqualTo(NOON.plusMillis(120));
    assertThat(arrived(0.04, 0.16)).isEqualTo(NOON.plusMillis(40));
    assertThat(arrived(0.08, 0.20)).isEqualTo(NOON.plusMillis(80));
    assertThat(arrived(0.24, 0.24)).isEqualTo(NOON.plusMillis(240));
  }

  @Test
  void keepsTheOrderOfReorderedPicturesWhileTheTimeIsSetBack() {
    arrived(0, 0);
    arrived(0.12, 0.12);
    Instant arrival = NOON.plusMillis(240);

    Instant newest = reported(0.24, NOON.plusMillis(-100), arrival);
    Instant first = reported(0.16, NOON.plusMillis(-180), arrival);
    Instant second = reported(0.20, NOON.plusMillis(-140), arrival);

    assertThat(newest).isEqualTo(NOON.plusMillis(150));
    assertThat(first).isEqualTo(NOON.plusMillis(130));
    assertThat(second).isEqualTo(NOON.plusMillis(140));
  }

  @Test
  void aBurstOfPicturesIsNotTakenAfterItArrived() {
    arrived(0, 0);

    assertThat(arrived(1, 0.01)).isEqualTo(NOON.plusMillis(10));
    assertThat(arrived(2, 0.01)).isEqualTo(NOON.plusMillis(11));
    assertThat(arrived(3, 3)).isEqualTo(NOON.plusMillis(1010));
  }

  @Test
  void aNewStreamHasItsOwnAnchor() {
    arrived(100, 0);
    clock.beginStream();

    assertThat(arrived(0, 5)).isEqualTo(NOON.plusSeconds(5));
    assertThat(arrived(1, 6.1)).isEqualTo(NOON.plusSeconds(6));
  }

  private Instant reported(double streamSeconds, Instant cameraTime, Instant arrival) {
    return clock.timeOf(seconds(streamSeconds), Optional.of(cameraTime), arrival).at();
  }

  private Instant arrived(double streamSeconds, double afterNoonSeconds) {
    return clock
        .timeOf(seconds(streamSeconds), Optional.empty(), NOON.plus(seconds(afterNoonSeconds)))
        .at();
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1e3));
  }
}
