package dev.xunjie.gateway.reading;

import dev.xunjie.contracts.frame.CaptureTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Says when a camera took each picture, to the millisecond, strictly rising over all its streams.
 * Pictures that come in the order of decoding may fall back by up to {@link #REORDERING} of stream
 * time; such a one is placed before the newest by their distance on the stream's own clock.
 *
 * <p>The camera's own time (RTCP) is taken where it is plausible: not more than {@link #FUTURE}
 * after and {@link #PAST} before the picture's arrival by the gateway's clock, which is assumed to
 * be set by NTP. Otherwise the time is an <em>anchor</em> plus the stream's own time. The anchor
 * is:
 *
 * <ul>
 *   <li>set by the arrival of a stream's first picture;
 *   <li>moved back when a picture would have been taken after it arrived, for transport only ever
 *       delays: so the anchor settles at the shortest delay seen;
 *   <li>moved forward each {@link #WINDOW} by the smallest lag in it, for then the camera's clock
 *       runs slow;
 *   <li>set anew when a picture lags by more than {@link #JUMP}: the stream's time has jumped.
 * </ul>
 */
final class CaptureClock {
  static final Duration FUTURE = Duration.ofSeconds(2);
  static final Duration PAST = Duration.ofSeconds(30);
  static final Duration WINDOW = Duration.ofMinutes(5);
  static final Duration JUMP = Duration.ofSeconds(10);

  /** H.264 and H.265 reorder up to 16 pictures, which last a second at the slowest common rate. */
  static final Duration REORDERING = Duration.ofSeconds(1);

  private Optional<Instant> anchor = Optional.empty();
  private Instant windowEnd = Instant.MIN;
  private Duration smallestLag = JUMP;
  private Instant last = Instant.MIN;
  private Optional<Newest> newest = Optional.empty();

  private record Newest(Duration streamTime, CaptureTime time) {}

  /**
   * When a picture was taken.
   *
   * @param at strictly after that of the picture before, unless pictures come reordered
   * @param source where it comes from
   */
  record CaptureTime(Instant at, CaptureTimeSource source) {}

  /** A stream begins, whose own time has nothing to do with that of the one before. */
  void beginStream() {
    anchor = Optional.empty();
    newest = Optional.empty();
  }

  /**
   * The time of the next picture.
   *
   * @param streamTime by the stream's own timestamps
   * @param cameraTime by the camera's clock, if it says so
   * @param arrival by the gateway's clock
   */
  CaptureTime timeOf(Duration streamTime, Optional<Instant> cameraTime, Instant arrival) {
    Optional<Newest> later = newest.filter(known -> isReordered(streamTime, known));
    if (later.isPresent()) {
      return reordered(streamTime, later.get());
    }
    Instant anchored = anchoredTime(streamTime, arrival);
    Optional<Instant> plausible = cameraTime.filter(time -> isPlausible(time, arrival));
    Instant taken = plausible.orElse(anchored).truncatedTo(ChronoUnit.MILLIS);
    last = taken.isAfter(last) ? taken : last.plusMillis(1);
    CaptureTime time =
        new CaptureTime(
            last, plausible.isPresent() ? CaptureTimeSource.RTCP : CaptureTimeSource.ARRIVAL);
    newest = Optional.of(new Newest(streamTime, time));
    return time;
  }

  private static boolean isReordered(Duration streamTime, Newest newest) {
    Duration before = newest.streamTime().minus(streamTime);
    return before.compareTo(Duration.ZERO) > 0 && before.compareTo(REORDERING) <= 0;
  }

  private static CaptureTime reordered(Duration streamTime, Newest newest) {
    Duration before = newest.streamTime().minus(streamTime);
    Instant at = newest.time().at().minus(before).truncatedTo(ChronoUnit.MILLIS);
    return new CaptureTime(at, newest.time().source());
  }

  private Instant anchoredTime(Duration streamTime, Instant arrival) {
    if (anchor.isEmpty()) {
      return setAnchor(streamTime, arrival);
    }
    Instant taken = anchor.get().plus(streamTime);
    Duration lag = Duration.between(taken, arrival);
    if (lag.isNegative() || lag.compareTo(JUMP) > 0) {
      return setAnchor(streamTime, arrival);
    }
    smallestLag = lag.compareTo(smallestLag) < 0 ? lag : smallestLag;
    if (arrival.isAfter(windowEnd)) {
      anchor = anchor.map(before -> before.plus(smallestLag));
      beginWindow(arrival);
    }
    return taken;
  }

  private Instant setAnchor(Duration streamTime, Instant arrival) {
    anchor = Optional.of(arrival.minus(streamTime));
    beginWindow(arrival);
    return arrival;
  }

  private void beginWindow(Instant arrival) {
    windowEnd = arrival.plus(WINDOW);
    smallestLag = JUMP;
  }

  private static boolean isPlausible(Instant cameraTime, Instant arrival) {
    return !cameraTime.isAfter(arrival.plus(FUTURE)) && !cameraTime.isBefore(arrival.minus(PAST));
  }
}
