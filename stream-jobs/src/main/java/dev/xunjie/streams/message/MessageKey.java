package dev.xunjie.streams.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.Identifier;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Keys of Kafka records: text in UTF-8. */
public final class MessageKey {
  private MessageKey() {}

  /** The key as text, whatever it says; empty if there is none. */
  public static Optional<String> text(ConsumerRecord<byte[], byte[]> message) {
    return Optional.ofNullable(message.key()).map(key -> new String(key, UTF_8));
  }

  /**
   * The key as a camera's id.
   *
   * @throws IllegalArgumentException if there is none or it can't be one
   */
  public static String cameraId(ConsumerRecord<byte[], byte[]> message) {
    return Identifier.require(
        "camera",
        text(message)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the message has no key: it must be the camera's id")));
  }

  /**
   * Requires that key and content name the same camera, for Kafka partitions and compacts by key.
   *
   * @throws IllegalArgumentException if they don't
   */
  public static void requireCamera(ConsumerRecord<byte[], byte[]> message, String cameraId) {
    String key = cameraId(message);
    if (!key.equals(cameraId)) {
      throw new IllegalArgumentException(
          "the key names camera %s, the content camera %s: they must be the same"
              .formatted(key, cameraId));
    }
  }
}
