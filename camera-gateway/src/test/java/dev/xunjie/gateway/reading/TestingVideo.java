package dev.xunjie.gateway.reading;

import dev.xunjie.gateway.video.GreyThumbnail;
import dev.xunjie.gateway.video.PacketTap;
import dev.xunjie.gateway.video.Picture;
import dev.xunjie.gateway.video.PictureStream;
import dev.xunjie.gateway.video.VideoException;
import dev.xunjie.gateway.video.VideoException.Trouble;
import dev.xunjie.gateway.video.VideoOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Videos without a network: pictures at a steady rate, or trouble on demand. */
public final class TestingVideo implements VideoOpener {
  private final Duration distance;
  private final int pictureBytes;
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final CountDownLatch hangEnds = new CountDownLatch(1);
  private volatile Behaviour behaviour = Behaviour.PLAYS;

  /** What opened videos do from now on. */
  public enum Behaviour {
    PLAYS,
    /** Can't be opened. */
    REFUSES,
    /** Ends, as when the camera hangs up. */
    ENDS,
    /** Is given up after its deadline. */
    IS_SILENT,
    /** Doesn't come back at all, whatever deadline is set. */
    HANGS,
    /** One video hangs, all others play. */
    HANGS_ONCE,
    /** Fails in a way that nobody thought of. */
    FAILS
  }

  /**
   * A video that plays.
   *
   * @param distance of two pictures
   * @param pictureBytes size of each
   */
  public TestingVideo(Duration distance, int pictureBytes) {
    this.distance = distance;
    this.pictureBytes = pictureBytes;
  }

  public void behave(Behaviour other) {
    behaviour = other;
  }

  /** Lets what hangs come back. */
  public void endHang() {
    hangEnds.countDown();
  }

  public int openedCount() {
    return opened.get();
  }

  public int closedCount() {
    return closed.get();
  }

  @Override
  public PictureStream open(String address, VideoOptions options, PacketTap tap)
      throws VideoException {
    if (behaviour == Behaviour.REFUSES) {
      throw new VideoException(Trouble.REFUSED, address + ": refused");
    }
    opened.incrementAndGet();
    return new Stream();
  }

  private final class Stream implements PictureStream {
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private int pictures;

    @Override
    public Optional<Picture> next() throws VideoException {
      try {
        if (interrupted.await(distance.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new VideoException(Trouble.INTERRUPTED, "interrupted");
        }
        switch (behaviour) {
          case ENDS -> {
            return Optional.empty();
          }
          case IS_SILENT -> throw new VideoException(Trouble.SILENT, "nothing has come");
          case HANGS -> hangEnds.await();
          case HANGS_ONCE -> {
            behaviour = Behaviour.PLAYS;
            hangEnds.await();
          }
          case FAILS -> throw new IllegalStateException("nobody thought of this");
          default -> {}
        }
      } catch (InterruptedException ended) {
        throw new VideoException(Trouble.INTERRUPTED, "interrupted");
      }
      Duration streamTime = distance.multipliedBy(pictures++);
      return Optional.of(
          new Picture(
              new byte[pictureBytes],
              64,
              36,
              streamTime,
              true,
              Optional.empty(),
              new GreyThumbnail(new byte[64 * 36])));
    }

    @Override
    public long undecodable() {
      return 0;
    }

    @Override
    public void interrupt() {
      interrupted.countDown();
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
