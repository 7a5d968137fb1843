package dev.xunjie.streams.perception;

import dev.xunjie.contracts.frame.FrameHeader;
import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.detector.perception.CapturedFrame;
import dev.xunjie.streams.message.MessageKey;
import dev.xunjie.streams.message.MessageReader;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads the {@code frames} topic. The JPEG itself is looked at later, for that takes time. */
public final class FrameReader implements MessageReader<CapturedFrame> {
  private static final long serialVersionUID = 1L;

  @Override
  public CapturedFrame read(ConsumerRecord<byte[], byte[]> message) {
    if (message.value() == null || message.value().length == 0) {
      throw new IllegalArgumentException("the frame is empty: it must be a JPEG");
    }
    return new CapturedFrame(
        MessageKey.cameraId(message),
        FrameHeader.fromWire(headersOf(message)).capturedAt(),
        new FrameReference(message.partition(), message.offset()),
        message.value());
  }

  private static Map<String, byte[]> headersOf(ConsumerRecord<byte[], byte[]> message) {
    Map<String, byte[]> headers = new HashMap<>();
    for (Header header : message.headers()) {
      headers.put(header.key(), header.value());
    }
    return headers;
  }
}
