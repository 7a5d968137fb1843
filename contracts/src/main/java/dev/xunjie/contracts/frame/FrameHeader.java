package dev.xunjie.contracts.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.json.MalformedMessageException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of a frame beside its JPEG bytes; travels as Kafka headers, each value text in
 * UTF-8, so that a frame can be chosen without decoding it.
 *
 * @param capturedAt when the camera took the picture, to the millisecond: event time everywhere
 * @param source where that time comes from
 * @param widthPixels width of the JPEG
 * @param heightPixels height of the JPEG
 * @param sequence counts the frames of one camera in one gateway run, from 0; a jump means that
 *     frames in between were dropped
 * @param changeScore how much the picture differs from the frame before, 0 (the same) to 1
 */
public record FrameHeader(
    Instant capturedAt,
    CaptureTimeSource source,
    int widthPixels,
    int heightPixels,
    long sequence,
    double changeScore) {
  private static final String CAPTURED_AT = "capturedAt";
  private static final String SOURCE = "captureTimeSource";
  private static final String WIDTH = "width";
  private static final String HEIGHT = "height";
  private static final String SEQUENCE = "sequence";
  private static final String CHANGE = "changeScore";

  public FrameHeader {
    Objects.requireNonNull(capturedAt, "capturedAt is missing");
    Objects.requireNonNull(source, "captureTimeSource is missing");
    if (widthPixels <= 0 || heightPixels <= 0) {
      throw new IllegalArgumentException(
          "a frame of %dx%d pixels can't be".formatted(widthPixels, heightPixels));
    }
    if (!(changeScore >= 0 && changeScore <= 1)) {
      throw new IllegalArgumentException(
          "changeScore is %s, but must be 0 to 1".formatted(changeScore));
    }
  }

  /** The header as it goes onto the wire, in a fixed order. */
  public Map<String, byte[]> toWire() {
    Map<String, byte[]> wire = new LinkedHashMap<>();
    wire.put(CAPTURED_AT, text(capturedAt.toEpochMilli()));
    wire.put(SOURCE, text(source));
    wire.put(WIDTH, text(widthPixels));
    wire.put(HEIGHT, text(heightPixels));
    wire.put(SEQUENCE, text(sequence));
    wire.put(CHANGE, text(changeScore));
    return wire;
  }

  /**
   * Reads a header from the wire; unknown entries are left aside.
   *
   * @throws MalformedMessageException if an entry is missing or isn't what it should be
   */
  public static FrameHeader fromWire(Map<String, byte[]> wire) {
    try {
      return new FrameHeader(
          Instant.ofEpochMilli(Long.parseLong(entry(wire, CAPTURED_AT))),
          CaptureTimeSource.valueOf(entry(wire, SOURCE)),
          Integer.parseInt(entry(wire, WIDTH)),
          Integer.parseInt(entry(wire, HEIGHT)),
          Long.parseLong(entry(wire, SEQUENCE)),
          Double.parseDouble(entry(wire, CHANGE)));
    } catch (IllegalArgumentException flaw) {
      throw new MalformedMessageException("frame header: " + flaw.getMessage(), flaw);
    }
  }

  private static byte[] text(Object value) {
    return value.toString().getBytes(UTF_8);
  }

  private static String entry(Map<String, byte[]> wire, String name) {
    byte[] value = wire.get(name);
    if (value == null) {
      throw new IllegalArgumentException("%s is missing".formatted(name));
    }
    return new String(value, UTF_8);
  }
}
