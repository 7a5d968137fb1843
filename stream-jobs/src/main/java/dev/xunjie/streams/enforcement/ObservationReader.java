package dev.xunjie.streams.enforcement;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.streams.message.MessageKey;
import dev.xunjie.streams.message.MessageReader;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the {@code observations} topic.
 *
 * <p>An observation of the future is refused: event time would follow it, and every vehicle that
 * another camera is watching would count as out of sight for too long.
 */
public final class ObservationReader implements MessageReader<Observation> {
  private static final long serialVersionUID = 1L;

  /**
   * How far a capture time may lie ahead of Kafka's clock. Clocks kept by NTP differ by well under
   * a second; this is the shortest time that a leap of event time could do harm, for by default a
   * vehicle may be out of sight for ten minutes.
   */
  static final Duration FARTHEST_AHEAD = Duration.ofMinutes(10);

  private static final long NO_TIMESTAMP = -1;

  @Override
  public Observation read(ConsumerRecord<byte[], byte[]> message) {
    if (message.value() == null) {
      throw new IllegalArgumentException("the message is empty: it must be an observation");
    }
    Observation observation = ContractJson.fromBytes(message.value(), Observation.class);
    MessageKey.requireCamera(message, observation.cameraId());
    requireEventTime(observation.capturedAt(), message.timestamp());
    return observation;
  }

  private static void requireEventTime(Instant capturedAt, long sentAtMillis) {
    Instant latest =
        sentAtMillis == NO_TIMESTAMP
            ? Instant.ofEpochMilli(Long.MAX_VALUE)
            : Instant.ofEpochMilli(sentAtMillis).plus(FARTHEST_AHEAD);
    if (capturedAt.isAfter(latest)) {
      throw new IllegalArgumentException(
          "captured at %s, more than %d min after it was sent: the camera's clock is ahead, let it follow NTP"
              .formatted(capturedAt, FARTHEST_AHEAD.toMinutes()));
    }
    if (capturedAt.isBefore(Instant.EPOCH)) {
      throw new IllegalArgumentException(
          "captured at %s, before 1970: the camera's clock isn't set, let it follow NTP"
              .formatted(capturedAt));
    }
  }
}
