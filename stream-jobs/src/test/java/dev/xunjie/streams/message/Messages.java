package dev.xunjie.streams.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.frame.CaptureTimeSource;
import dev.xunjie.contracts.frame.FrameHeader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.types.Either;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Kafka records as a source polls them: partition 2, offset 40. */
public final class Messages {
  private Messages() {}

  public static ConsumerRecord<byte[], byte[]> of(String topic, String key, byte[] value) {
    return of(topic, key, value, ConsumerRecord.NO_TIMESTAMP, Map.of());
  }

  public static ConsumerRecord<byte[], byte[]> of(
      String topic, String key, byte[] value, long sentAtMillis, Map<String, byte[]> headers) {
    RecordHeaders all = new RecordHeaders();
    headers.forEach(all::add);
    return new ConsumerRecord<>(
        topic,
        2,
        40,
        sentAtMillis,
        TimestampType.CREATE_TIME,
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        key == null ? null : key.getBytes(UTF_8),
        value,
        all,
        Optional.empty());
  }

  public static ConsumerRecord<byte[], byte[]> frame(
      String key, byte[] jpeg, Map<String, byte[]> headers) {
    return of("frames", key, jpeg, ConsumerRecord.NO_TIMESTAMP, headers);
  }

  /** The headers of a frame taken then. */
  public static Map<String, byte[]> takenAt(Instant time) {
    return new FrameHeader(time, CaptureTimeSource.ARRIVAL, 640, 360, 0, 0).toWire();
  }

  /** What a source makes of a message. */
  public static <T> Either<T, DeadLetter> received(
      MessageReader<T> reader, TypeInformation<T> content, ConsumerRecord<byte[], byte[]> message) {
    List<Either<T, DeadLetter>> received = new ArrayList<>();
    new ReceivedMessages<>(reader, content).deserialize(message, new ListCollector<>(received));
    if (received.size() != 1) {
      throw new AssertionError("a message makes one element, but here " + received);
    }
    return received.get(0);
  }
}
