package dev.xunjie.violation.still;

import dev.xunjie.contracts.frame.FrameHeader;
import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.kafka.KafkaClients;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;

/**
 * Reads single frames of the {@code frames} topic by their reference, and makes sure that it is the
 * frame that was meant: a topic that was created anew counts its offsets from 0 again.
 *
 * <p>Not thread-safe.
 */
final class FrameReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(250);

  /** Frames after the wanted one come along in a fetch: no more of them than needed. */
  private static final int FETCH_BYTES = 256 * 1024;

  private final Consumer<String, byte[]> consumer;

  FrameReader(KafkaClients kafka) {
    this.consumer =
        kafka.consumer(
            Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                FETCH_BYTES,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                FETCH_BYTES));
  }

  /**
   * Looks for the still's frame.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka is away
   */
  FetchedFrame fetch(WantedStill still) {
    FrameReference frame = still.frame();
    TopicPartition partition = new TopicPartition(Topic.FRAMES.topicName(), frame.partition());
    boolean exists =
        Optional.ofNullable(consumer.partitionsFor(partition.topic())).stream()
            .flatMap(List::stream)
            .anyMatch(known -> known.partition() == partition.partition());
    if (!exists) {
      return new FetchedFrame.NotYet(
          "topic %s has no partition %d".formatted(partition.topic(), partition.partition()));
    }
    long first = consumer.beginningOffsets(List.of(partition)).get(partition);
    if (frame.offset() < first) {
      return gone(frame, "the topic's retention has deleted it, the oldest kept is " + first);
    }
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    if (frame.offset() >= end) {
      return new FetchedFrame.NotYet(
          "frame %s lies beyond the topic's end at %d".formatted(text(frame), end));
    }
    try {
      return checked(still, record(partition, frame.offset()));
    } catch (OffsetOutOfRangeException deletedMeanwhile) {
      return gone(frame, "the topic's retention has deleted it just now");
    } finally {
      consumer.unsubscribe();
    }
  }

  @Override
  public void close() {
    KafkaClients.close(consumer);
  }

  private ConsumerRecord<String, byte[]> record(TopicPartition partition, long offset) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, offset);
    long giveUpAt = System.nanoTime() + KafkaClients.REQUEST_LIMIT.toNanos();
    while (System.nanoTime() < giveUpAt) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        return record;
      }
    }
    throw new TimeoutException("no answer to reading %s at %d".formatted(partition, offset));
  }

  private static FetchedFrame checked(WantedStill still, ConsumerRecord<String, byte[]> record) {
    FrameReference frame = still.frame();
    if (record.offset() != frame.offset()) {
      return gone(frame, "the topic holds nothing at this offset");
    }
    if (!still.cameraId().equals(record.key())) {
      return gone(
          frame,
          "it is of camera %s, not of %s: the topic was created anew"
              .formatted(record.key(), still.cameraId()));
    }
    Optional<Instant> capturedAt = capturedAt(record);
    if (!capturedAt.equals(Optional.of(still.capturedAt()))) {
      return gone(
          frame,
          "it was taken at %s, not at %s: the topic was created anew"
              .formatted(
                  capturedAt.map(Instant::toString).orElse("an unknown time"), still.capturedAt()));
    }
    if (!isJpeg(record.value())) {
      return gone(frame, "its bytes are no JPEG");
    }
    return new FetchedFrame.Found(record.value());
  }

  private static Optional<Instant> capturedAt(ConsumerRecord<String, byte[]> record) {
    Map<String, byte[]> wire = new HashMap<>();
    for (Header header : record.headers()) {
      wire.put(header.key(), header.value());
    }
    try {
      return Optional.of(FrameHeader.fromWire(wire).capturedAt());
    } catch (MalformedMessageException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isJpeg(byte[] bytes) {
    return bytes != null
        && bytes.length > 3
        && (bytes[0] & 0xFF) == 0xFF
        && (bytes[1] & 0xFF) == 0xD8
        && (bytes[2] & 0xFF) == 0xFF;
  }

  private static FetchedFrame gone(FrameReference frame, String why) {
    return new FetchedFrame.Gone("frame %s: %s".formatted(text(frame), why));
  }

  private static String text(FrameReference frame) {
    return frame.partition() + "/" + frame.offset();
  }
}
