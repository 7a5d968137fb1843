package dev.xunjie.streams.perception;

import static dev.xunjie.streams.Streets.MIDNIGHT;
import static dev.xunjie.streams.message.Messages.frame;
import static dev.xunjie.streams.message.Messages.takenAt;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.detector.perception.CapturedFrame;
import dev.xunjie.streams.message.Messages;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.types.Either;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class FrameReaderTest {
  private static final byte[] JPEG = {-1, -40, -1};

  @Test
  void readsAFrameWithWhereItLies() {
    CapturedFrame read = received(frame("cam-1", JPEG, takenAt(MIDNIGHT))).left();

    assertThat(read.cameraId()).isEqualTo("cam-1");
    assertThat(read.capturedAt()).isEqualTo(MIDNIGHT);
    assertThat(read.reference()).isEqualTo(new FrameReference(2, 40));
    assertThat(read.jpeg()).isEqualTo(JPEG);
  }

  @Test
  void refusesAFrameWithoutACamera() {
    assertThat(refused(frame(null, JPEG, takenAt(MIDNIGHT))).reason()).contains("no key");
    assertThat(refused(frame("../cam", JPEG, takenAt(MIDNIGHT))).reason()).contains("camera id");
  }

  @Test
  void refusesAFrameWithoutOrWithUnfitHeaders() {
    assertThat(refused(frame("cam-1", JPEG, Map.of())).reason()).contains("capturedAt is missing");

    Map<String, byte[]> unfit = new HashMap<>(takenAt(MIDNIGHT));
    unfit.put("capturedAt", "yesterday".getBytes(UTF_8));
    assertThat(refused(frame("cam-1", JPEG, unfit)).reason()).contains("yesterday");

    unfit.put("capturedAt", null);
    assertThat(refused(frame("cam-1", JPEG, unfit)).reason()).contains("capturedAt is missing");
  }

  @Test
  void keepsWhereARefusedFrameCameFrom() {
    DeadLetter letter = refused(frame("cam-1", JPEG, Map.of()));

    assertThat(letter.topic()).isEqualTo("frames");
    assertThat(letter.partition()).isEqualTo(2);
    assertThat(letter.offset()).isEqualTo(40);
    assertThat(letter.key()).contains("cam-1");
    assertThat(letter.value()).isEqualTo(JPEG);
  }

  @Test
  void refusesAnEmptyFrame() {
    assertThat(refused(frame("cam-1", null, takenAt(MIDNIGHT))).reason()).contains("empty");
    assertThat(refused(frame("cam-1", new byte[0], takenAt(MIDNIGHT))).reason()).contains("empty");
  }

  private static DeadLetter refused(ConsumerRecord<byte[], byte[]> message) {
    return received(message).right();
  }

  private static Either<CapturedFrame, DeadLetter> received(
      ConsumerRecord<byte[], byte[]> message) {
    return Messages.received(new FrameReader(), TypeInformation.of(CapturedFrame.class), message);
  }
}
