package dev.xunjie.standalone.rtsp.h264;

import java.math.BigInteger;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * Pictures per time, exact: 30000 pictures in 1001 seconds stay that, however long it runs.
 *
 * @param pictures above 0
 * @param seconds the seconds that so many pictures last, above 0
 */
public record FrameRate(long pictures, long seconds) {
  private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();
  private static final double LEAST = 0.1;
  private static final double MOST = 240;

  public FrameRate {
    if (pictures <= 0
        || seconds <= 0
        || (double) pictures / seconds < LEAST
        || (double) pictures / seconds > MOST) {
      throw new IllegalArgumentException(
          "%d pictures in %d s is no frame rate from %s to %s a second"
              .formatted(pictures, seconds, LEAST, MOST));
    }
  }

  /** When the picture of this number is taken, in units of a clock, counted from picture 0. */
  public long ticksAt(long picture, long ticksPerSecond) {
    return product(picture, seconds, ticksPerSecond)
        .divide(BigInteger.valueOf(pictures))
        .longValueExact();
  }

  /** When the picture of this number is taken, in nanoseconds from picture 0. */
  public long nanosAt(long picture) {
    return ticksAt(picture, NANOS_PER_SECOND);
  }

  /** The newest picture taken at or before so many nanoseconds, 0 or more, from picture 0. */
  public long pictureAt(long nanos) {
    return product(nanos + 1, pictures)
        .subtract(BigInteger.ONE)
        .divide(product(seconds, NANOS_PER_SECOND))
        .longValueExact();
  }

  /** Pictures per second. */
  public double perSecond() {
    return (double) pictures / seconds;
  }

  private static BigInteger product(long... factors) {
    return LongStream.of(factors)
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }
}
