package dev.xunjie.gateway.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoFileTest {
  private static final TestingClip FOUR_SECONDS = new TestingClip(320, 240, 40, 10, 20);

  @TempDir private static Path folder;
  private static Path clip;

  @BeforeAll
  static void makeClip() {
    clip = FOUR_SECONDS.writeMp4(folder.resolve("clip.mp4"));
  }

  @Test
  void givesEveryPictureWhenAskedForMoreThanThereAre() throws VideoException {
    List<Picture> pictures = read(clip, VideoOptions.of(Sampling.perSecond(1000)));

    assertThat(pictures).hasSize(40);
    assertThat(pictures.get(0).streamTime()).isZero();
    assertThat(pictures.get(39).streamTime()).isEqualTo(Duration.ofMillis(3900));
  }

  @Test
  void givesOnePictureInEachInterval() throws VideoException {
    List<Picture> pictures = read(clip, VideoOptions.of(Sampling.everySeconds(0.5)));

    assertThat(pictures)
        .extracting(picture -> picture.streamTime().toMillis())
        .containsExactly(0L, 500L, 1000L, 1500L, 2000L, 2500L, 3000L, 3500L);
  }

  @Test
  void givesKeyPicturesOnly() throws VideoException {
    List<Picture> pictures = read(clip, VideoOptions.of(Sampling.keyPictures()));

    assertThat(pictures)
        .extracting(picture -> picture.streamTime().toMillis())
        .containsExactly(0L, 2000L);
    assertThat(pictures).allMatch(Picture::key);
  }

  @Test
  void givesBluesGreensRedsInRowsWithoutPadding() throws VideoException {
    Picture picture = read(clip, VideoOptions.of(Sampling.keyPictures())).get(0);

    assertThat(picture.bytes()).hasSize(320 * 240 * 3);
    int insideTheSquare = (80 + 30) * 320 + 30;
    for (int channel = 0; channel < 3; channel++) {
      assertThat(picture.bytes()[3 * insideTheSquare + channel] & 0xff).isCloseTo(237, within(6));
    }
  }

  @Test
  void scalesDownToTheWidthLimitAndKeepsTheAspect() throws VideoException, IOException {
    VideoOptions options =
        VideoOptions.of(Sampling.keyPictures())
            .withWidthLimitPixels(160)
            .withForm(new PictureForm.Jpeg(85));

    Picture picture = read(clip, options).get(0);

    assertThat(picture.widthPixels()).isEqualTo(160);
    assertThat(picture.heightPixels()).isEqualTo(120);
    var decoded = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
    assertThat(decoded.getWidth()).isEqualTo(160);
    assertThat(decoded.getHeight()).isEqualTo(120);
    assertThat(decoded.getRGB(15, 55) & 0xff).isCloseTo(237, within(10));
  }

  @Test
  void aFinerQualityTakesMoreBytes() throws VideoException {
    assertThat(jpegBytes(95)).isGreaterThan(jpegBytes(50));
  }

  @Test
  void neverScalesUp() throws VideoException {
    Picture picture =
        read(clip, VideoOptions.of(Sampling.keyPictures()).withWidthLimitPixels(4000)).get(0);

    assertThat(picture.widthPixels()).isEqualTo(320);
  }

  @Test
  void thumbnailsTellHowMuchChanged() throws VideoException {
    List<Picture> pictures = read(clip, VideoOptions.of(Sampling.everySeconds(1)));

    GreyThumbnail first = pictures.get(0).thumbnail();
    assertThat(first.differenceFrom(first)).isZero();
    assertThat(first.differenceFrom(pictures.get(1).thumbnail())).isBetween(0.01, 0.2);
  }

  @Test
  void readsBareH264WithoutTimestamps() throws VideoException, IOException {
    Path bare = FOUR_SECONDS.writeAnnexB(folder.resolve("bare.h264"));

    List<Picture> pictures = read(bare, VideoOptions.of(Sampling.perSecond(1000)));

    assertThat(pictures).hasSize(40);
    assertThat(pictures).extracting(Picture::streamTime).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void readsHevc() throws VideoException {
    List<Picture> pictures =
        read(
            Path.of("src/test/resources/test-pattern.hevc"),
            VideoOptions.of(Sampling.keyPictures()));

    assertThat(pictures).hasSize(3);
    assertThat(pictures.get(0).widthPixels()).isEqualTo(320);
  }

  @Test
  void readsTheStreetOfOpenCv() throws VideoException {
    Path street = testData().resolve("video/opencv_vtest.avi");
    assumeTrue(Files.exists(street), "skipped: %s is not here".formatted(street));

    List<Picture> pictures = read(street, VideoOptions.of(Sampling.everySeconds(10)));

    assertThat(pictures)
        .extracting(picture -> picture.streamTime().toSeconds())
        .containsExactly(0L, 10L, 20L, 30L, 40L, 50L, 60L, 70L);
    assertThat(pictures.get(0).widthPixels()).isEqualTo(768);
  }

  @Test
  void countsDamagedPicturesAndIsWholeAgainAtTheNextKeyPicture()
      throws VideoException, IOException {
    byte[] bytes = Files.readAllBytes(FOUR_SECONDS.writeAnnexB(folder.resolve("whole.h264")));
    byte[] noise = new byte[200];
    new Random(3).nextBytes(noise);
    int insideTheFirstPicture = 60;
    for (int i = 0; i < noise.length; i++) {
      bytes[insideTheFirstPicture + i] = (byte) (noise[i] | 1);
    }
    Path damaged = Files.write(folder.resolve("damaged.h264"), bytes);

    try (VideoSource source =
        VideoSource.open(damaged.toString(), VideoOptions.of(Sampling.perSecond(1000)))) {
      List<Picture> pictures = readAll(source);

      assertThat(source.undecodable()).isPositive();
      assertThat(pictures).hasSizeBetween(20, 39);
      assertThat(pictures.get(pictures.size() - 1).streamTime())
          .isGreaterThan(Duration.ofMillis(1400));
    }
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThatExceptionOfType(VideoException.class)
        .isThrownBy(() -> read(folder.resolve("none.mp4"), VideoOptions.of(Sampling.keyPictures())))
        .withMessageContaining("none.mp4: no such file")
        .matches(flaw -> flaw.trouble() == VideoException.Trouble.UNREACHABLE);
  }

  @Test
  void saysThatAFileIsNoVideo() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mp4"), "not a video at all");

    assertThatExceptionOfType(VideoException.class)
        .isThrownBy(() -> read(text, VideoOptions.of(Sampling.keyPictures())))
        .withMessageContaining("text.mp4")
        .matches(flaw -> flaw.trouble() == VideoException.Trouble.UNFIT);
  }

  @Test
  void refusesProtocolsItDoesNotReadWithoutNamingThePassword() {
    assertThatExceptionOfType(VideoException.class)
        .isThrownBy(
            () ->
                VideoSource.open(
                    "http://user:secret@camera/stream", VideoOptions.of(Sampling.keyPictures())))
        .withMessage(
            "http://camera/stream: only files, rtsp:// and rtsps:// addresses can be read");
  }

  @Test
  void endsWhenInterrupted() throws VideoException {
    try (VideoSource source =
        VideoSource.open(clip.toString(), VideoOptions.of(Sampling.keyPictures()))) {
      source.interrupt();

      assertThatExceptionOfType(VideoException.class)
          .isThrownBy(source::next)
          .matches(flaw -> flaw.trouble() == VideoException.Trouble.INTERRUPTED);
    }
  }

  private static Path testData() {
    return Optional.ofNullable(System.getenv("XUNJIE_DATA"))
        .map(Path::of)
        .orElseGet(
            () ->
                Path.of(System.getenv().getOrDefault("XUNJIE_ROOT", ".."))
                    .resolve("../shared/data"));
  }

  private static int jpegBytes(int quality) throws VideoException {
    VideoOptions options =
        VideoOptions.of(Sampling.keyPictures()).withForm(new PictureForm.Jpeg(quality));
    return read(clip, options).get(0).bytes().length;
  }

  private static List<Picture> read(Path file, VideoOptions options) throws VideoException {
    try (VideoSource source = VideoSource.open(file.toString(), options)) {
      return readAll(source);
    }
  }

  private static List<Picture> readAll(VideoSource source) throws VideoException {
    List<Picture> pictures = new ArrayList<>();
    for (Optional<Picture> next = source.next(); next.isPresent(); next = source.next()) {
      pictures.add(next.get());
    }
    return pictures;
  }
}
