package dev.xunjie.streams.perception;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.reference.ReferenceKey;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.image.UnreadableFrameException;
import dev.xunjie.streams.message.MessageKey;
import dev.xunjie.streams.message.MessageReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the {@code references} topic; a key without a value takes the picture away. */
public final class ReferenceReader implements MessageReader<ReferenceChange> {
  private static final long serialVersionUID = 1L;
  private static final byte[] NO_PICTURE = {};

  @Override
  public ReferenceChange read(ConsumerRecord<byte[], byte[]> message) {
    ReferenceKey key =
        ReferenceKey.parse(
            MessageKey.text(message)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "the message has no key: it must be camera/zone/picture")));
    byte[] picture = message.value() == null ? NO_PICTURE : pictureIn(message.value());
    return new ReferenceChange(
        key.cameraId(),
        key.zoneId(),
        key.picture(),
        new FrameReference(message.partition(), message.offset()),
        picture);
  }

  private static byte[] pictureIn(byte[] value) {
    try (BgrImage readable = BgrImage.decode(value)) {
      return value;
    } catch (UnreadableFrameException flaw) {
      throw new IllegalArgumentException("the reference is no picture: " + flaw.getMessage(), flaw);
    }
  }
}
