package dev.xunjie.standalone.rtsp.h264;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.standalone.rtsp.TestingClips;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H264ClipTest {
  private static final byte[] DELIMITER = {0x09, (byte) 0xF0};
  private static final byte[] SEQUENCE_WITHOUT_TIMING = {0x67, 0x42, 0x00, 0x0A, (byte) 0xDA, 0x71};
  private static final byte[] SEQUENCE_INTERLACED = {
    0x67, 0x42, 0x00, 0x0A, (byte) 0xDA, 0x60, (byte) 0x80
  };
  private static final byte[] PICTURE_PARAMETERS = {0x68, (byte) 0xCE, 0x38, (byte) 0x80};
  private static final byte[] FIRST_KEY_SLICE = {0x65, (byte) 0x88, (byte) 0x84};
  private static final byte[] SECOND_KEY_SLICE = {0x65, 0x42, 0x11};
  private static final byte[] B_SLICE = {0x01, (byte) 0xA8};

  @Test
  void findsPicturesRateAndKeyPicturesOfTheShippedClip() {
    H264Clip clip = TestingClips.shipped();

    assertThat(clip.pictures()).hasSize(795);
    assertThat(clip.frameRate().perSecond()).isEqualTo(10);
    assertThat(clip.profileLevelId()).isEqualTo("64001F");
    assertThat(IntStream.range(0, 795).filter(i -> clip.pictures().get(i).keyPicture()))
        .containsExactlyElementsOf(IntStream.range(0, 80).mapToObj(i -> i * 10).toList());
  }

  @Test
  void losesNoByteOfTheStream() {
    H264Clip clip = TestingClips.shipped();
    List<byte[]> units =
        clip.pictures().stream()
            .flatMap(picture -> picture.nalUnits().stream())
            .map(NalUnit::toByteArray)
            .toList();

    assertThat(H264Clip.parse(TestingClips.annexB(units)).pictures()).isEqualTo(clip.pictures());
  }

  @Test
  void keepsTheSlicesOfOnePictureTogether() {
    List<NalUnit> units =
        AnnexB.split(
            TestingClips.annexB(
                List.of(DELIMITER, FIRST_KEY_SLICE, SECOND_KEY_SLICE, FIRST_KEY_SLICE)));

    assertThat(AnnexB.accessUnits(units))
        .extracting(picture -> picture.nalUnits().size())
        .containsExactly(3, 1);
  }

  @Test
  void refusesWhatIsNoVideo() {
    assertRefused("is no H.264 byte stream", "not a video".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesAClipWithoutFrameRate() {
    assertRefused(
        "carries no frame rate", SEQUENCE_WITHOUT_TIMING, PICTURE_PARAMETERS, FIRST_KEY_SLICE);
  }

  @Test
  void refusesInterlacedPictures() {
    assertRefused("is interlaced", SEQUENCE_INTERLACED, PICTURE_PARAMETERS, FIRST_KEY_SLICE);
  }

  @Test
  void refusesPicturesThatLeaveInAnotherOrderThanTheyWereTaken() {
    assertRefused(
        "has B pictures", shippedSequence(), PICTURE_PARAMETERS, FIRST_KEY_SLICE, B_SLICE);
  }

  @Test
  void refusesAClipThatCannotBeDecodedFromItsBeginning() {
    byte[] dependentSlice = {0x41, (byte) 0x9A};
    assertRefused(
        "doesn't begin with a key picture", shippedSequence(), PICTURE_PARAMETERS, dependentSlice);
  }

  @Test
  void refusesParametersThatEndTooEarly() {
    byte[] cut = {0x67, 0x42, 0x40};
    assertThatThrownBy(() -> H264Clip.parse(TestingClips.annexB(List.of(cut, PICTURE_PARAMETERS))))
        .isInstanceOf(MalformedClipException.class)
        .hasMessageContaining("ends after 3 bytes");
  }

  @Test
  void namesTheFileThatIsUnfit(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("holiday.h264"), "no video");

    assertThatThrownBy(() -> H264Clip.read(file))
        .isInstanceOf(MalformedClipException.class)
        .hasMessageContaining("holiday.h264")
        .hasMessageContaining("ffmpeg -i");
  }

  private static byte[] shippedSequence() {
    return TestingClips.shipped().sequenceParameterSet().toByteArray();
  }

  private static void assertRefused(String flaw, byte[]... units) {
    assertThatThrownBy(() -> H264Clip.parse(TestingClips.annexB(List.of(units))))
        .isInstanceOf(MalformedClipException.class)
        .hasMessageContaining(flaw)
        .hasMessageContaining("ffmpeg -i");
  }
}
