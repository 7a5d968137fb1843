package dev.xunjie.gateway.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.frame.CaptureTimeSource;
import dev.xunjie.contracts.frame.FrameHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FrameBufferTest {
  private static final Duration NO_WAIT = Duration.ZERO;

  private final FrameBuffer buffer = new FrameBuffer(1000);
  private final TestingFate fate = new TestingFate();

  @Test
  void givesFramesInTheOrderOfTheirArrival() throws InterruptedException {
    buffer.add(frame(1, 100));
    buffer.add(frame(2, 100));

    assertThat(takenSequence()).contains(1L);
    assertThat(takenSequence()).contains(2L);
    assertThat(takenSequence()).isEmpty();
  }

  @Test
  void dropsTheOldestWhenFull() throws InterruptedException {
    for (int sequence = 1; sequence <= 5; sequence++) {
      buffer.add(frame(sequence, 300));
    }

    assertThat(fate.droppedCount()).isEqualTo(2);
    assertThat(takenSequence()).contains(3L);
  }

  @Test
  void neverHoldsMoreThanItsLimit() {
    for (int sequence = 0; sequence < 200; sequence++) {
      buffer.add(frame(sequence, 1 + sequence * 37 % 400));
      assertThat(buffer.waitingBytes()).isLessThanOrEqualTo(1000);
    }
  }

  @Test
  void knowsItsBytesAfterTaking() throws InterruptedException {
    buffer.add(frame(1, 300));
    buffer.add(frame(2, 200));
    buffer.take(NO_WAIT);

    assertThat(buffer.waitingBytes()).isEqualTo(200);
  }

  @Test
  void dropsAFrameThatIsLargerThanItself() throws InterruptedException {
    buffer.add(frame(1, 1001));

    assertThat(fate.droppedCount()).isEqualTo(1);
    assertThat(takenSequence()).isEmpty();
    assertThat(buffer.waitingBytes()).isZero();
  }

  @Test
  void waitsForAFrame() throws Exception {
    CompletableFuture<Optional<Frame>> taken =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return buffer.take(Duration.ofMinutes(1));
              } catch (InterruptedException ended) {
                return Optional.empty();
              }
            });
    buffer.add(frame(7, 10));

    assertThat(taken.get(60, TimeUnit.SECONDS).map(frame -> frame.header().sequence()))
        .contains(7L);
  }

  private Optional<Long> takenSequence() throws InterruptedException {
    return buffer.take(NO_WAIT).map(frame -> frame.header().sequence());
  }

  private Frame frame(long sequence, int bytes) {
    FrameHeader header =
        new FrameHeader(
            Instant.ofEpochSecond(sequence), CaptureTimeSource.ARRIVAL, 4, 3, sequence, 0);
    return new Frame("cam", header, new byte[bytes], fate);
  }
}
