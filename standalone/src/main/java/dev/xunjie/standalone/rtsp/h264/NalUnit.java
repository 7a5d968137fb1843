package dev.xunjie.standalone.rtsp.h264;

import java.nio.ByteBuffer;

/**
 * One network abstraction layer unit of H.264 (ITU-T H.264, 7.3.1): header byte and payload, with
 * emulation prevention, without start code.
 *
 * @param bytes read-only, from position 0 to its limit; at least one byte; never moved by readers
 */
public record NalUnit(ByteBuffer bytes) {
  static final int SLICE = 1;
  static final int KEY_SLICE = 5;
  static final int SUPPLEMENT = 6;
  static final int SEQUENCE_PARAMETERS = 7;
  static final int PICTURE_PARAMETERS = 8;
  static final int DELIMITER = 9;

  public NalUnit {
    if (bytes.position() != 0 || bytes.remaining() == 0 || !bytes.isReadOnly()) {
      throw new IllegalArgumentException("a NAL unit is a read-only buffer of one byte or more");
    }
  }

  /** {@code nal_unit_type}, 0 to 31 (table 7-1). */
  public int type() {
    return bytes.get(0) & 0x1F;
  }

  /** Size in bytes, header included. */
  public int size() {
    return bytes.limit();
  }

  /** Copies {@code length} bytes from {@code from} on into {@code target}. */
  public void copyTo(int from, ByteBuffer target, int length) {
    target.put(target.position(), bytes, from, length);
    target.position(target.position() + length);
  }

  /** A copy of all bytes. */
  public byte[] toByteArray() {
    byte[] copy = new byte[size()];
    bytes.get(0, copy);
    return copy;
  }

  boolean isSlice() {
    return type() == SLICE || type() == KEY_SLICE;
  }
}
