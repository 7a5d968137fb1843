package dev.xunjie.standalone.rtsp.h264;

/**
 * Reads the payload of a NAL unit bit by bit, leaving out emulation prevention bytes (ITU-T H.264,
 * 7.2 and 9.1). Reading past the end throws {@link MalformedClipException}.
 */
final class PayloadBits {
  private static final int LONGEST_CODE_BITS = 31;

  private final NalUnit unit;
  private int nextByte = 1;
  private int zeros;
  private int current;
  private int bitsLeft;

  PayloadBits(NalUnit unit) {
    this.unit = unit;
  }

  int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | bit();
    }
    return value;
  }

  boolean flag() {
    return bit() == 1;
  }

  long unsigned32() {
    return Integer.toUnsignedLong(bits(Integer.SIZE));
  }

  /** {@code ue(v)}: unsigned Exp-Golomb code. */
  int unsignedCode() {
    int leadingZeros = 0;
    while (bit() == 0) {
      if (++leadingZeros > LONGEST_CODE_BITS) {
        throw new MalformedClipException("an Exp-Golomb code has more than 32 bits");
      }
    }
    return (1 << leadingZeros) - 1 + bits(leadingZeros);
  }

  /** {@code se(v)}: signed Exp-Golomb code. */
  int signedCode() {
    int code = unsignedCode();
    return (code & 1) == 1 ? (code + 1) / 2 : -(code / 2);
  }

  private int bit() {
    if (bitsLeft == 0) {
      current = payloadByte();
      bitsLeft = Byte.SIZE;
    }
    bitsLeft--;
    return current >> bitsLeft & 1;
  }

  private int payloadByte() {
    int value = rawByte();
    if (zeros >= 2 && value == 3) {
      zeros = 0;
      value = rawByte();
    }
    zeros = value == 0 ? zeros + 1 : 0;
    return value;
  }

  private int rawByte() {
    if (nextByte >= unit.size()) {
      throw new MalformedClipException(
          "a NAL unit of type %d ends after %d bytes".formatted(unit.type(), unit.size()));
    }
    return unit.bytes().get(nextByte++) & 0xFF;
  }
}
