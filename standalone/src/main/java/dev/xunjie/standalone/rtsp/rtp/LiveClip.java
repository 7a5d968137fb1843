package dev.xunjie.standalone.rtsp.rtp;

import dev.xunjie.standalone.rtsp.h264.AccessUnit;
import dev.xunjie.standalone.rtsp.h264.H264Clip;
import java.time.Duration;
import java.util.List;

/**
 * A clip that runs in a loop for ever, like a camera: whoever asks at the same moment gets the same
 * picture, and its timestamps go on rising where the clip begins anew. Holds no thread and no
 * state: many may share one clip.
 *
 * <p>Pictures are numbered from 0 over all loops. Moments are values of {@link System#nanoTime}.
 */
public final class LiveClip {
  private final H264Clip clip;
  private final long startNanos;
  private final int firstTimestamp;

  /**
   * A clip that began at a moment.
   *
   * @param startNanos when picture 0 is taken
   * @param firstTimestamp RTP timestamp of picture 0
   */
  public LiveClip(H264Clip clip, long startNanos, int firstTimestamp) {
    this.clip = clip;
    this.startNanos = startNanos;
    this.firstTimestamp = firstTimestamp;
  }

  public H264Clip clip() {
    return clip;
  }

  /** The picture of this number, 0 or more. */
  public AccessUnit picture(long number) {
    List<AccessUnit> pictures = clip.pictures();
    return pictures.get((int) (number % pictures.size()));
  }

  /** When the picture of this number is taken. */
  public long takenAtNanos(long number) {
    return startNanos + clip.frameRate().nanosAt(number);
  }

  /** RTP timestamp of the picture of this number, modulo 2³². */
  public int timestamp(long number) {
    return (int)
        (firstTimestamp + clip.frameRate().ticksAt(number, RtpPacketiser.CLOCK_RATE_HERTZ));
  }

  /** RTP timestamp of a moment, modulo 2³². */
  public int timestampAt(long nanos) {
    Duration sinceStart = Duration.ofNanos(nanos - startNanos);
    long ticks =
        sinceStart.toSeconds() * RtpPacketiser.CLOCK_RATE_HERTZ
            + (long) sinceStart.toNanosPart()
                * RtpPacketiser.CLOCK_RATE_HERTZ
                / Duration.ofSeconds(1).toNanos();
    return (int) (firstTimestamp + ticks);
  }

  /** The newest key picture taken at or before a moment, where a new receiver can start. */
  public long newestKeyPicture(long nanos) {
    long number = clip.frameRate().pictureAt(Math.max(0, nanos - startNanos));
    while (!picture(number).keyPicture()) {
      number--;
    }
    return number;
  }
}
