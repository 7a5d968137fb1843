package dev.xunjie.gateway.reading;

import dev.xunjie.contracts.frame.CaptureTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says when a camera took each picture, to the millisecond, strictly rising over all its streams.
 * Pictures that come in the order of decoding may fall back by up to {@link #REORDERING} of stream
 * time; such a one is placed between its neighbours by the stream's own clock.
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
 *
 * <p>When the time has to be set back, it runs slow for a while, at {@value #SLOWEST} of its speed,
 * so that pictures keep their order and some distance.
 */
final class CaptureClock {
  static final Duration FUTURE = Duration.ofSeconds(2);
  static final Duration PAST = Duration.ofSeconds(30);
  static final Duration WINDOW = Duration.ofMinutes(5);
  static final Duration JUMP = Duration.ofSeconds(10);

  /** H.264 and H.265 reorder up to 16 pictures, which last a second at the slowest common rate. */
  static final Duration REORDERING = Duration.ofSeconds(1);

  /** So slow that it soon has caught up, so fast that pictures 1/25 s apart stay apart. */
  private static final double SLOWEST = 0.25;

  /** H.264 and H.265 decoders hold back 16 pictures at most (ITU-T H.264 A.3.1, H.265 A.4.2). */
  private static final int REMEMBERED = 64;

  private Optional<Instant> anchor = Optional.empty();
  private Instant windowEnd = Instant.MIN;
  private Duration smallestLag = JUMP;
  private Instant last = Instant.MIN;
  private final NavigableMap<Duration, CaptureTime> recent = new TreeMap<>();

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
    recent.clear();
  }

  /**
   * The time of the next picture.
   *
   * @param streamTime by the stream's own timestamps
   * @param cameraTime by the camera's clock, if it says so
   * @param arrival by the gateway's clock
   */
  CaptureTime timeOf(Duration streamTime, Optional<Instant> cameraTime, Instant arrival) {
    if (isReordered(streamTime)) {
      return note(streamTime, betweenNeighbours(streamTime));
    }
    Instant anchored = anchoredTime(streamTime, arrival);
    Optional<Instant> plausible = cameraTime.filter(time -> isPlausible(time, arrival));
    Instant taken = plausible.orElse(anchored).truncatedTo(ChronoUnit.MILLIS);
    Instant earliest = earliestAfterLast(streamTime, arrival);
    last = taken.isAfter(earliest) ? taken : earliest;
    CaptureTimeSource source =
        plausible.isPresent() ? CaptureTimeSource.RTCP : CaptureTimeSource.ARRIVAL;
    return note(streamTime, new CaptureTime(last, source));
  }

  /** The time that was told for one of the newest pictures of the present stream. */
  Optional<CaptureTime> told(Duration streamTime) {
    return Optional.ofNullable(recent.get(streamTime));
  }

  private CaptureTime note(Duration streamTime, CaptureTime time) {
    if (!recent.isEmpty() && recent.lastKey().minus(streamTime).compareTo(REORDERING) > 0) {
      recent.clear();
    }
    recent.put(streamTime, time);
    if (recent.size() > REMEMBERED) {
      recent.pollFirstEntry();
    }
    return time;
  }

  private boolean isReordered(Duration streamTime) {
    if (recent.isEmpty()) {
      return false;
    }
    Duration before = recent.lastKey().minus(streamTime);
    return before.compareTo(Duration.ZERO) > 0 && before.compareTo(REORDERING) <= 0;
  }

  private CaptureTime betweenNeighbours(Duration streamTime) {
    Map.Entry<Duration, CaptureTime> later = recent.higherEntry(streamTime);
    Map.Entry<Duration, CaptureTime> earlier = recent.lowerEntry(streamTime);
    Duration back = later.getKey().minus(streamTime);
    if (earlier != null) {
      Duration told = Duration.between(earlier.getValue().at(), later.getValue().at());
      Duration streamed = later.getKey().minus(earlier.getKey());
      back = Duration.ofNanos(Math.round(told.toNanos() * ratio(back, streamed)));
    }
    Instant at = later.getValue().at().minus(back).truncatedTo(ChronoUnit.MILLIS);
    return new CaptureTime(at, later.getValue().source());
  }

  private static double ratio(Duration part, Duration whole) {
    return (double) part.toNanos() / whole.toNanos();
  }

  /** Never after the arrival, unless that would set the time back. */
  private Instant earliestAfterLast(Duration streamTime, Instant arrival) {
    if (last.equals(Instant.MIN)) {
      return last;
    }
    Instant next = last.plusMillis(1);
    if (recent.isEmpty()) {
      return next;
    }
    Duration streamed = streamTime.minus(recent.lastKey());
    if (streamed.isNegative() || streamed.compareTo(JUMP) > 0) {
      return next;
    }
    Duration slowed = Duration.ofMillis(Math.round(streamed.toMillis() * SLOWEST));
    Instant slow = last.plus(slowed);
    Instant earliest = slow.isAfter(arrival) ? arrival.truncatedTo(ChronoUnit.MILLIS) : slow;
    return earliest.isAfter(next) ? earliest : next;
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
