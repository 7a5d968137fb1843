package dev.xunjie.violation.live;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.visibility.PlateMask;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open console. Events wait in a short queue of its own, so that a slow line holds up nobody
 * else; who lets the queue run over is cut off, connects again and reads the list afresh.
 */
final class LiveClient {
  private static final int LONGEST_QUEUE = 200;

  private final SignedIn user;
  private final Predicate<String> cameras;
  private final SseEmitter stream;
  private final Executor senders;
  private final Queue<Set<SseEmitter.DataWithMediaType>> waiting = new ArrayDeque<>();
  private boolean sending;
  private boolean closed;

  /**
   * A console that was just connected.
   *
   * @param cameras tells whether the user sees the camera of this id
   */
  LiveClient(SignedIn user, Predicate<String> cameras, SseEmitter stream, Executor senders) {
    this.user = user;
    this.cameras = cameras;
    this.stream = stream;
    this.senders = senders;
  }

  SignedIn user() {
    return user;
  }

  void offer(LiveEvent event) {
    if (user.isAnyOf(event.kind().audience()) && event.cameraId().map(cameras::test).orElse(true)) {
      offer(
          SseEmitter.event()
              .name(event.kind().eventName())
              .data(dataFor(event), MediaType.APPLICATION_JSON));
    }
  }

  private String dataFor(LiveEvent event) {
    return PlateMask.isFor(user) ? PlateMask.mask(event.data()) : event.data();
  }

  void offerHeartbeat() {
    offer(SseEmitter.event().comment("alive"));
  }

  /** Ends the stream; the browser opens a new one if its session still lasts. */
  void close() {
    synchronized (waiting) {
      closed = true;
      waiting.clear();
    }
    stream.complete();
  }

  private void offer(SseEmitter.SseEventBuilder event) {
    boolean overrun;
    boolean start;
    synchronized (waiting) {
      if (closed) {
        return;
      }
      overrun = waiting.size() >= LONGEST_QUEUE;
      start = !overrun && !sending;
      if (!overrun) {
        waiting.add(event.build());
        sending = true;
      }
    }
    if (overrun) {
      close();
    } else if (start) {
      senders.execute(this::sendWaiting);
    }
  }

  private void sendWaiting() {
    Optional<Set<SseEmitter.DataWithMediaType>> next = next();
    while (next.isPresent()) {
      try {
        stream.send(next.get());
      } catch (IOException | IllegalStateException gone) {
        close();
        return;
      }
      next = next();
    }
  }

  private Optional<Set<SseEmitter.DataWithMediaType>> next() {
    synchronized (waiting) {
      Optional<Set<SseEmitter.DataWithMediaType>> next = Optional.ofNullable(waiting.poll());
      sending = next.isPresent();
      return next;
    }
  }
}
