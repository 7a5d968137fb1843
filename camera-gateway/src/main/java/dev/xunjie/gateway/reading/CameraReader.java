package dev.xunjie.gateway.reading;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.camera.CameraState;
import dev.xunjie.gateway.video.Picture;
import dev.xunjie.gateway.video.PictureForm;
import dev.xunjie.gateway.video.PictureStream;
import dev.xunjie.gateway.video.Sampling;
import dev.xunjie.gateway.video.VideoException;
import dev.xunjie.gateway.video.VideoOptions;
import dev.xunjie.gateway.video.VideoPacket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one camera on a thread of its own, and opens it again when it is lost, until stopped. Notes
 * by when its current step must be over, so that others can tell when it hangs in native code.
 */
final class CameraReader {
  private static final Logger LOG = LoggerFactory.getLogger(CameraReader.class);

  /** A stream that lasted this long is a success, after which pauses begin short again. */
  private static final Duration LASTING = Duration.ofSeconds(10);

  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final CameraSettings settings;
  private final ReadingTerms terms;
  private final VideoOpener opener;
  private final Listener listener;
  private final Backoff backoff;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile long stepEndsAtNanos;
  private volatile Optional<PictureStream> open = Optional.empty();

  /** Is told what the reader sees, on the reader's thread. */
  interface Listener {
    void opened(CameraReader reader);

    /** A packet was read; comes before the picture that is decoded from it. */
    void packet(CameraReader reader, VideoPacket packet);

    void picture(CameraReader reader, Picture picture);

    void undecodable(CameraReader reader, long more);

    /**
     * The camera is lost for now, and is tried again after a pause.
     *
     * @param state STALLED or OFFLINE; CONNECTING when the stream broke off
     * @param cause what happened and what to do
     */
    void lost(CameraReader reader, CameraState state, String cause, Duration pause);
  }

  CameraReader(
      CameraSettings settings,
      ReadingTerms terms,
      VideoOpener opener,
      RandomGenerator random,
      Listener listener) {
    this.settings = settings;
    this.terms = terms;
    this.opener = opener;
    this.listener = listener;
    this.backoff = new Backoff(terms.shortestPause(), terms.longestPause(), random);
    beginStep(terms.deadlines().open());
  }

  void start() {
    Thread thread = new Thread(this::run, "camera-" + settings.id());
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends soon; doesn't wait for it. */
  void stop() {
    stopped.countDown();
    open.ifPresent(PictureStream::interrupt);
  }

  boolean awaitEnd(Duration wait) throws InterruptedException {
    return ended.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /** Whether the current step should have been over long ago. */
  boolean hangs(long nowNanos) {
    return !hasEnded() && nowNanos - stepEndsAtNanos > terms.hangGrace().toNanos();
  }

  private void run() {
    try {
      while (!isStopped()) {
        Loss loss = readUntilLost();
        if (isStopped()) {
          return;
        }
        Duration pause = backoff.next();
        beginStep(pause);
        listener.lost(this, loss.state(), loss.cause(), pause);
        if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException unexpected) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  private record Loss(CameraState state, String cause) {}

  private Loss readUntilLost() {
    try {
      beginStep(terms.deadlines().open());
      PictureStream stream =
          opener.open(settings.streamUrl(), options(), packet -> listener.packet(this, packet));
      open = Optional.of(stream);
      try {
        listener.opened(this);
        return readPictures(stream);
      } finally {
        beginStep(CLOSING);
        open = Optional.empty();
        stream.close();
      }
    } catch (VideoException trouble) {
      return new Loss(stateAfter(trouble.trouble()), trouble.getMessage());
    } catch (RuntimeException | Error unexpected) {
      LOG.error("camera={} reader failed unexpectedly", settings.id(), unexpected);
      return new Loss(CameraState.OFFLINE, "reading failed: see the gateway's log");
    }
  }

  private Loss readPictures(PictureStream stream) throws VideoException {
    long openedAtNanos = System.nanoTime();
    long undecodable = 0;
    try {
      while (!isStopped()) {
        beginStep(terms.deadlines().picture());
        Optional<Picture> picture = stream.next();
        if (picture.isEmpty()) {
          break;
        }
        listener.picture(this, picture.get());
        if (stream.undecodable() > undecodable) {
          listener.undecodable(this, stream.undecodable() - undecodable);
          undecodable = stream.undecodable();
        }
      }
      return new Loss(
          CameraState.CONNECTING,
          settings.streamUrlWithoutPassword() + ": the camera ended the stream");
    } finally {
      listener.undecodable(this, stream.undecodable() - undecodable);
      if (System.nanoTime() - openedAtNanos > LASTING.toNanos()) {
        backoff.reset();
      }
    }
  }

  private VideoOptions options() {
    return new VideoOptions(
        settings.framesPerSecond().map(Sampling::perSecond).orElseGet(Sampling::keyPictures),
        new PictureForm.Jpeg(settings.encodedJpegQuality()),
        settings.widthLimitPixels(),
        terms.deadlines());
  }

  private static CameraState stateAfter(VideoException.Trouble trouble) {
    return switch (trouble) {
      case SILENT -> CameraState.STALLED;
      case BROKEN_OFF -> CameraState.CONNECTING;
      case UNREACHABLE, REFUSED, UNFIT, INTERRUPTED -> CameraState.OFFLINE;
    };
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void beginStep(Duration allowed) {
    stepEndsAtNanos = System.nanoTime() + allowed.toNanos();
  }
}
