package dev.xunjie.streams.time;

import dev.xunjie.contracts.deadletter.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.types.Either;
import org.apache.flink.util.function.SerializableFunction;

/** How event time goes on in a stream. */
public final class EventTime {
  /**
   * The cameras of a partition reach Kafka within this time of each other. Later observations are
   * used all the same; only timers may come before them, and those wait for minutes.
   */
  public static final Duration DISORDER = Duration.ofSeconds(2);

  /**
   * A partition whose cameras are silent for this long no longer holds up the others. Key pictures
   * come every 1 to 10 s.
   */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  /**
   * Reading a compacted topic from its beginning pauses for less than this, the first connection
   * included. Until then the stream's time doesn't begin; afterwards a change holds it up for as
   * long, which only timers notice.
   */
  private static final Duration READING_PAUSE = Duration.ofSeconds(5);

  private EventTime() {}

  /** Follows the capture time of what was received; dead letters have none. */
  public static <T> WatermarkStrategy<Either<T, DeadLetter>> captured(
      SerializableFunction<T, Instant> capturedAt) {
    return WatermarkStrategy.<Either<T, DeadLetter>>forBoundedOutOfOrderness(DISORDER)
        .withTimestampAssigner(
            (received, sentAt) ->
                received.isLeft()
                    ? capturedAt.apply(received.left()).toEpochMilli()
                    : Long.MIN_VALUE)
        .withIdleness(SILENCE);
  }

  /**
   * Has no time of its own: what is read here holds for all times. Holds back the time of what it
   * is joined with until all that there is was read.
   */
  public static <T> WatermarkStrategy<T> timeless() {
    return WatermarkStrategy.<T>noWatermarks().withIdleness(READING_PAUSE);
  }
}
