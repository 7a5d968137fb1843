package dev.xunjie.gateway.video;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Lets FFmpeg's blocking calls end at a deadline or on demand. FFmpeg asks some ten times a second
 * by {@code AVIOInterruptCB} whether to go on.
 *
 * <p>One native callback serves the whole process, because JavaCPP has room for ten objects of a
 * callback class only; the {@code opaque} address tells which stream asks.
 */
final class InterruptDeadline implements AutoCloseable {
  private static final Map<Long, InterruptDeadline> OPEN = new ConcurrentHashMap<>();
  private static final AVIOInterruptCB.Callback_Pointer ASK = new Ask();

  private final BytePointer identity = new BytePointer(1);
  private volatile long endsAtNanos;
  private volatile boolean interrupted;

  InterruptDeadline(AVFormatContext context) {
    endIn(Duration.ofDays(1));
    OPEN.put(identity.address(), this);
    context.interrupt_callback().callback(ASK);
    context.interrupt_callback().opaque(identity);
  }

  void endIn(Duration wait) {
    endsAtNanos = System.nanoTime() + wait.toNanos();
  }

  void interrupt() {
    interrupted = true;
  }

  boolean isInterrupted() {
    return interrupted;
  }

  /** Lets one more short exchange through, to say good-bye to the server. */
  void permitFarewell(Duration wait) {
    endIn(wait);
    interrupted = false;
  }

  boolean isOver() {
    return interrupted || System.nanoTime() - endsAtNanos > 0;
  }

  /** To be called after FFmpeg has closed the stream, for until then it may ask. */
  @Override
  public void close() {
    OPEN.remove(identity.address());
    identity.close();
  }

  private static final class Ask extends AVIOInterruptCB.Callback_Pointer {
    @Override
    public int call(Pointer opaque) {
      InterruptDeadline asked = opaque == null ? null : OPEN.get(opaque.address());
      return asked != null && asked.isOver() ? 1 : 0;
    }
  }
}
