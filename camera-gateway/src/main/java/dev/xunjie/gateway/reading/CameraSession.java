package dev.xunjie.gateway.reading;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.camera.CameraState;
import dev.xunjie.contracts.camera.CameraStatus;
import dev.xunjie.contracts.frame.FrameHeader;
import dev.xunjie.gateway.sending.Frame;
import dev.xunjie.gateway.video.Picture;
import dev.xunjie.gateway.video.VideoPacket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One camera while it is on this gateway: its settings, its current reader, its state. What a
 * reader says that has been replaced is not heard.
 */
final class CameraSession implements CameraReader.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(CameraSession.class);

  private final Surroundings surroundings;
  private final CameraHistory history;
  private CameraSettings settings;
  private CameraReader reader;
  private CameraState state = CameraState.CONNECTING;
  private String cause = "";
  private boolean ended;

  /**
   * What all sessions share.
   *
   * @param frames where pictures go
   * @param packets where compressed packets go
   * @param statuses where changes of state go
   * @param readers makes readers, not yet started
   * @param left takes readers that must end
   * @param time the gateway's clock
   */
  record Surroundings(
      FrameSink frames,
      PacketSink packets,
      StatusSink statuses,
      ReaderFactory readers,
      LeftReaders left,
      InstantSource time) {}

  @FunctionalInterface
  interface ReaderFactory {
    CameraReader create(CameraSettings settings, CameraReader.Listener listener);
  }

  CameraSession(CameraSettings settings, CameraHistory history, Surroundings surroundings) {
    this.settings = settings;
    this.history = history;
    this.surroundings = surroundings;
  }

  synchronized void begin() {
    startReader("opening " + settings.streamUrlWithoutPassword());
  }

  /** Reads by other settings from now on; the same settings change nothing. */
  synchronized void change(CameraSettings other) {
    if (other.equals(settings)) {
      return;
    }
    LOG.info("camera={} settings changed", settings.id());
    settings = other;
    surroundings.left().stop(reader);
    startReader("settings changed, opening " + other.streamUrlWithoutPassword());
  }

  /** Ends reading; says nothing of it. */
  synchronized void end() {
    ended = true;
    surroundings.left().stop(reader);
  }

  /** Ends reading, and says that the camera is off the list. */
  synchronized void endAsRemoved() {
    end();
    become(CameraState.REMOVED, "taken off the list of cameras");
  }

  /** Replaces the reader if it hangs in native code. */
  synchronized void replaceHungReader(long nowNanos) {
    if (ended || !reader.hangs(nowNanos)) {
      return;
    }
    if (surroundings.left().abandon(reader)) {
      become(
          CameraState.STALLED,
          settings.streamUrlWithoutPassword()
              + ": its reader hangs and is left behind; a new one is tried now");
      newReader();
    } else {
      become(
          CameraState.STALLED,
          settings.streamUrlWithoutPassword()
              + ": its reader hangs, and too many others do: restart the gateway");
    }
  }

  @Override
  public synchronized void opened(CameraReader from) {
    if (isCurrent(from)) {
      history.beginStream();
      surroundings.packets().streamBegins(settings.id());
    }
  }

  @Override
  public synchronized void packet(CameraReader from, VideoPacket packet) {
    if (isCurrent(from)) {
      Instant capturedAt = history.timeOf(packet, surroundings.time().instant());
      surroundings.packets().add(settings.id(), capturedAt, packet);
    }
  }

  @Override
  public synchronized void picture(CameraReader from, Picture picture) {
    if (!isCurrent(from)) {
      return;
    }
    FrameHeader header = history.headerFor(picture, surroundings.time().instant());
    surroundings.frames().add(new Frame(settings.id(), header, picture.bytes(), history));
    if (state != CameraState.STREAMING) {
      become(
          CameraState.STREAMING,
          "pictures of %dx%d arrive".formatted(picture.widthPixels(), picture.heightPixels()));
    }
  }

  @Override
  public void undecodable(CameraReader from, long more) {
    history.addUndecodable(more);
  }

  @Override
  public synchronized void lost(
      CameraReader from, CameraState to, String newCause, Duration pause) {
    if (!isCurrent(from)) {
      return;
    }
    history.reconnecting();
    boolean neverStreamed = to == CameraState.CONNECTING && state != CameraState.STREAMING;
    CameraState next = neverStreamed ? CameraState.OFFLINE : to;
    if (next != state || !newCause.equals(cause)) {
      publish(next, "%s; tried again in %.1f s".formatted(newCause, pause.toMillis() / 1e3));
      cause = newCause;
    }
  }

  synchronized CameraState state() {
    return state;
  }

  private boolean isCurrent(CameraReader from) {
    return !ended && from == reader;
  }

  private void startReader(String detail) {
    publish(CameraState.CONNECTING, detail);
    newReader();
  }

  private void newReader() {
    reader = surroundings.readers().create(settings, this);
    reader.start();
  }

  private void become(CameraState next, String detail) {
    if (next != state) {
      publish(next, detail);
    }
  }

  private void publish(CameraState next, String detail) {
    state = next;
    cause = "";
    LOG.info("camera={} state={} {}", settings.id(), next, detail);
    surroundings
        .statuses()
        .publish(
            new CameraStatus(
                settings.id(),
                next,
                surroundings.time().instant(),
                history.lastFrameAt(),
                history.framesSent(),
                history.framesDropped(),
                history.reconnects(),
                detail));
  }
}
