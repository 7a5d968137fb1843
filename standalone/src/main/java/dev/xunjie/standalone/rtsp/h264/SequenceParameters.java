package dev.xunjie.standalone.rtsp.h264;

import java.util.Optional;
import java.util.Set;

/**
 * What of a sequence parameter set (ITU-T H.264, 7.3.2.1 and annex E) matters for sending.
 *
 * @param profileLevelId profile, constraints and level, six hexadecimal digits (RFC 6184, 8.1)
 * @param widthPixels coded width, before cropping
 * @param heightPixels coded height, before cropping
 * @param progressive whether every picture is a whole frame
 * @param frameRate absent if the set carries no timing
 */
record SequenceParameters(
    String profileLevelId,
    int widthPixels,
    int heightPixels,
    boolean progressive,
    Optional<FrameRate> frameRate) {
  private static final int MACROBLOCK_PIXELS = 16;
  private static final int EXTENDED_ASPECT_RATIO = 255;
  private static final Set<Integer> PROFILES_WITH_CHROMA_FORMAT =
      Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);

  /**
   * Reads a sequence parameter set.
   *
   * @throws MalformedClipException if it ends too early or holds impossible values
   */
  static SequenceParameters parse(NalUnit unit) {
    PayloadBits in = new PayloadBits(unit);
    int profile = in.bits(8);
    int constraints = in.bits(8);
    int level = in.bits(8);
    in.unsignedCode();
    if (PROFILES_WITH_CHROMA_FORMAT.contains(profile)) {
      skipChromaFormat(in);
    }
    in.unsignedCode();
    skipPictureOrder(in);
    in.unsignedCode();
    in.flag();
    int widthMacroblocks = in.unsignedCode() + 1;
    int heightMapUnits = in.unsignedCode() + 1;
    boolean framesOnly = in.flag();
    if (!framesOnly) {
      in.flag();
    }
    in.flag();
    if (in.flag()) {
      skipCodes(in, 4);
    }
    return new SequenceParameters(
        "%02X%02X%02X".formatted(profile, constraints, level),
        widthMacroblocks * MACROBLOCK_PIXELS,
        heightMapUnits * MACROBLOCK_PIXELS * (framesOnly ? 1 : 2),
        framesOnly,
        in.flag() ? frameRateOfUsability(in) : Optional.empty());
  }

  private static void skipChromaFormat(PayloadBits in) {
    int chromaFormat = in.unsignedCode();
    if (chromaFormat == 3) {
      in.flag();
    }
    skipCodes(in, 2);
    in.flag();
    if (in.flag()) {
      int lists = chromaFormat == 3 ? 12 : 8;
      for (int list = 0; list < lists; list++) {
        if (in.flag()) {
          skipScalingList(in, list < 6 ? 16 : 64);
        }
      }
    }
  }

  private static void skipScalingList(PayloadBits in, int size) {
    int last = 8;
    int next = 8;
    for (int i = 0; i < size && next != 0; i++) {
      next = Math.floorMod(last + in.signedCode(), 256);
      last = next == 0 ? last : next;
    }
  }

  private static void skipPictureOrder(PayloadBits in) {
    int kind = in.unsignedCode();
    if (kind == 0) {
      in.unsignedCode();
    } else if (kind == 1) {
      in.flag();
      skipCodes(in, 2);
      skipCodes(in, in.unsignedCode());
    }
  }

  private static Optional<FrameRate> frameRateOfUsability(PayloadBits in) {
    if (in.flag() && in.bits(8) == EXTENDED_ASPECT_RATIO) {
      in.bits(32);
    }
    if (in.flag()) {
      in.flag();
    }
    if (in.flag()) {
      in.bits(4);
      if (in.flag()) {
        in.bits(24);
      }
    }
    if (in.flag()) {
      skipCodes(in, 2);
    }
    if (!in.flag()) {
      return Optional.empty();
    }
    long unitsInTick = in.unsigned32();
    long timeScale = in.unsigned32();
    try {
      return Optional.of(new FrameRate(timeScale, 2 * unitsInTick));
    } catch (IllegalArgumentException impossible) {
      throw new MalformedClipException(
          "the clip's timing is wrong: " + impossible.getMessage(), impossible);
    }
  }

  /** Both forms of Exp-Golomb codes have the same length. */
  private static void skipCodes(PayloadBits in, int count) {
    for (int i = 0; i < count; i++) {
      in.unsignedCode();
    }
  }
}
