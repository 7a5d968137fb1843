package dev.xunjie.standalone.rtsp.h264;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A clip of H.264 video held in memory, ready to be sent picture by picture in a loop. Immutable.
 *
 * <p>It is progressive, has no B pictures (pictures leave in the order in which they were taken),
 * begins with a key picture and carries its frame rate and its parameter sets.
 */
public final class H264Clip {
  private static final String HOW_TO_ENCODE =
      "encode it with: ffmpeg -i SOURCE -an -c:v libx264 -bf 0 -g 25 -f h264 CLIP.h264";
  private static final int B_SLICE = 1;
  private static final int SLICE_KINDS = 5;

  private final List<AccessUnit> pictures;
  private final NalUnit sequenceParameterSet;
  private final NalUnit pictureParameterSet;
  private final String profileLevelId;
  private final FrameRate frameRate;

  private H264Clip(List<NalUnit> units) {
    sequenceParameterSet =
        first(units, NalUnit.SEQUENCE_PARAMETERS, "is no H.264 byte stream with parameter sets");
    pictureParameterSet = first(units, NalUnit.PICTURE_PARAMETERS, "has no picture parameter set");
    SequenceParameters parameters = SequenceParameters.parse(sequenceParameterSet);
    require(parameters.progressive(), "is interlaced");
    profileLevelId = parameters.profileLevelId();
    frameRate =
        parameters.frameRate().orElseThrow(() -> unfit("carries no frame rate (VUI timing)"));
    require(
        units.stream().filter(NalUnit::isSlice).noneMatch(H264Clip::isBidirectional),
        "has B pictures");
    pictures = List.copyOf(AnnexB.accessUnits(units));
    require(
        !pictures.isEmpty() && pictures.get(0).keyPicture(), "doesn't begin with a key picture");
  }

  /**
   * Reads a clip in byte stream format (annex B, {@code .h264}).
   *
   * @throws MalformedClipException if it can't be sent, with the file's name
   * @throws UncheckedIOException if the file can't be read
   */
  public static H264Clip read(Path file) {
    try {
      return parse(Files.readAllBytes(file));
    } catch (MalformedClipException flaw) {
      throw new MalformedClipException(file + ": " + flaw.getMessage(), flaw);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("can't read clip " + file, unreadable);
    }
  }

  /**
   * Reads a clip in byte stream format (annex B).
   *
   * @param annexB the stream; the clip goes on using the array
   * @throws MalformedClipException if it can't be sent
   */
  public static H264Clip parse(byte[] annexB) {
    return new H264Clip(AnnexB.split(annexB));
  }

  /** The pictures, one or more; the first is a key picture. */
  public List<AccessUnit> pictures() {
    return pictures;
  }

  /** Pictures per time, as the clip itself says. */
  public FrameRate frameRate() {
    return frameRate;
  }

  /** The sequence parameter set that describes the clip. */
  public NalUnit sequenceParameterSet() {
    return sequenceParameterSet;
  }

  /** The first picture parameter set. */
  public NalUnit pictureParameterSet() {
    return pictureParameterSet;
  }

  /** Profile, constraints and level, six hexadecimal digits (RFC 6184, 8.1). */
  public String profileLevelId() {
    return profileLevelId;
  }

  private static NalUnit first(List<NalUnit> units, int type, String flaw) {
    return units.stream()
        .filter(unit -> unit.type() == type)
        .findFirst()
        .orElseThrow(() -> unfit(flaw));
  }

  private static boolean isBidirectional(NalUnit slice) {
    PayloadBits header = new PayloadBits(slice);
    header.unsignedCode();
    return header.unsignedCode() % SLICE_KINDS == B_SLICE;
  }

  private static void require(boolean condition, String flaw) {
    if (!condition) {
      throw unfit(flaw);
    }
  }

  private static MalformedClipException unfit(String flaw) {
    return new MalformedClipException("the clip %s: %s".formatted(flaw, HOW_TO_ENCODE));
  }
}
