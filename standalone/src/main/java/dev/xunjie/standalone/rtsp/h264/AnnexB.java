package dev.xunjie.standalone.rtsp.h264;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The byte stream format of H.264 files (ITU-T H.264, annex B): NAL units behind start codes. */
final class AnnexB {
  private static final int START_CODE_BYTES = 3;

  private AnnexB() {}

  /** The stream's NAL units, as views of its bytes. */
  static List<NalUnit> split(byte[] stream) {
    List<NalUnit> units = new ArrayList<>();
    int start = afterStartCode(stream, 0);
    while (start < stream.length) {
      int next = afterStartCode(stream, start);
      int end = withoutTrailingZeros(stream, start, startCodeBefore(stream, next));
      if (end > start) {
        units.add(
            new NalUnit(ByteBuffer.wrap(stream, start, end - start).slice().asReadOnlyBuffer()));
      }
      start = next;
    }
    return units;
  }

  /**
   * The pictures that the units make up: a picture ends where a delimiter, a parameter set, a
   * supplement or a first slice follows a slice (7.4.1.2.3). Slices in arbitrary order and
   * redundant pictures aren't known.
   */
  static List<AccessUnit> accessUnits(List<NalUnit> units) {
    List<AccessUnit> pictures = new ArrayList<>();
    List<NalUnit> open = new ArrayList<>();
    boolean sliceSeen = false;
    for (NalUnit unit : units) {
      if (sliceSeen && beginsPicture(unit)) {
        pictures.add(AccessUnit.of(open));
        open.clear();
        sliceSeen = false;
      }
      open.add(unit);
      sliceSeen |= unit.isSlice();
    }
    if (sliceSeen) {
      pictures.add(AccessUnit.of(open));
    }
    return pictures;
  }

  private static boolean beginsPicture(NalUnit unit) {
    return switch (unit.type()) {
      case NalUnit.SLICE, NalUnit.KEY_SLICE -> new PayloadBits(unit).unsignedCode() == 0;
      case NalUnit.SUPPLEMENT,
          NalUnit.SEQUENCE_PARAMETERS,
          NalUnit.PICTURE_PARAMETERS,
          NalUnit.DELIMITER ->
          true;
      default -> false;
    };
  }

  private static int afterStartCode(byte[] stream, int from) {
    for (int i = from; i + START_CODE_BYTES <= stream.length; i++) {
      if (stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1) {
        return i + START_CODE_BYTES;
      }
    }
    return Integer.MAX_VALUE;
  }

  private static int startCodeBefore(byte[] stream, int next) {
    return next == Integer.MAX_VALUE ? stream.length : next - START_CODE_BYTES;
  }

  private static int withoutTrailingZeros(byte[] stream, int start, int end) {
    int trimmed = end;
    while (trimmed > start && stream[trimmed - 1] == 0) {
      trimmed--;
    }
    return trimmed;
  }
}
