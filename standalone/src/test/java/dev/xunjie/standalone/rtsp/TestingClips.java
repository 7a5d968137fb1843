package dev.xunjie.standalone.rtsp;

import dev.xunjie.standalone.demo.DemoCamera;
import dev.xunjie.standalone.rtsp.h264.AccessUnit;
import dev.xunjie.standalone.rtsp.h264.H264Clip;
import dev.xunjie.standalone.rtsp.h264.NalUnit;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/** Clips for tests: pieces of the shipped one, and pictures put together by hand. */
public final class TestingClips {
  private static final H264Clip SHIPPED = H264Clip.parse(DemoCamera.STREET.clip());
  private static final byte[] START_CODE = {0, 0, 0, 1};

  private TestingClips() {}

  public static H264Clip shipped() {
    return SHIPPED;
  }

  /** The first pictures of the shipped clip, so that a loop is short. */
  public static H264Clip firstPictures(int count) {
    return H264Clip.parse(
        annexB(
            SHIPPED.pictures().stream()
                .limit(count)
                .map(AccessUnit::nalUnits)
                .flatMap(List::stream)
                .map(NalUnit::toByteArray)
                .toList()));
  }

  /** Key pictures of so many bytes that no decoder would like, ten a second. */
  public static H264Clip hugeKeyPictures(int bytes) {
    byte[] slice = new byte[bytes];
    Arrays.fill(slice, (byte) 0xA5);
    slice[0] = 0x65;
    slice[1] = (byte) 0x88;
    return H264Clip.parse(
        annexB(
            List.of(
                SHIPPED.sequenceParameterSet().toByteArray(),
                SHIPPED.pictureParameterSet().toByteArray(),
                slice,
                slice)));
  }

  /** The units as a byte stream. */
  public static byte[] annexB(List<byte[]> units) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (byte[] unit : units) {
      stream.writeBytes(START_CODE);
      stream.writeBytes(unit);
    }
    return stream.toByteArray();
  }
}
