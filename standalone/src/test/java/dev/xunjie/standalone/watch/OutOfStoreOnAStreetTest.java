package dev.xunjie.standalone.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ShopFrontZone;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.perception.Perception;
import dev.xunjie.detector.shopfront.ReferencePicture;
import dev.xunjie.detector.shopfront.ShopFront;
import dev.xunjie.gateway.video.Picture;
import dev.xunjie.gateway.video.PictureForm;
import dev.xunjie.gateway.video.Sampling;
import dev.xunjie.gateway.video.VideoException;
import dev.xunjie.gateway.video.VideoOptions;
import dev.xunjie.gateway.video.VideoSource;
import dev.xunjie.standalone.demo.DemoCamera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo clip through perception and rule, one picture a second: crates are drawn onto the lawn
 * from second 8 to 44; on the walkway, where people pass, nothing is put.
 */
class OutOfStoreOnAStreetTest {
  private static final int PUT_AT_SECOND = 8;
  private static final int TAKEN_AT_SECOND = 44;
  private static final int SECONDS = 60;
  private static final double ALLOWED_SECONDS = 20;
  private static final NormalisedPolygon LAWN =
      NormalisedPolygon.of(.05, .55, .35, .55, .35, .9, .05, .9);
  private static final NormalisedPolygon WALKWAY =
      NormalisedPolygon.of(.3, .35, .62, .35, .8, .62, .42, .6);

  private static final NormalisedPolygon WHERE_THE_VAN_STANDS =
      NormalisedPolygon.of(.75, .05, 1, .05, 1, .4, .75, .4);

  @TempDir private static Path folder;
  private static List<byte[]> street;

  @BeforeAll
  static void readTheClip() throws IOException, VideoException {
    Path clip = Files.write(folder.resolve("street.h264"), DemoCamera.STREET.clip());
    VideoOptions options =
        VideoOptions.of(Sampling.everySeconds(1)).withForm(new PictureForm.Jpeg(90));
    street = new ArrayList<>();
    try (VideoSource video = VideoSource.open(clip.toString(), options)) {
      for (Optional<Picture> next = video.next();
          next.isPresent() && street.size() < SECONDS;
          next = video.next()) {
        street.add(next.get().bytes());
      }
    }
  }

  @Test
  void findsWhatIsPutThereForLongAndNothingElse() throws IOException {
    CameraPolicy policy =
        new CameraPolicy("street", 1, List.of(front("lawn", LAWN), front("walkway", WALKWAY)));
    List<WatchedIncident> incidents = new ArrayList<>();
    try (Perception perception = Perception.shipped()) {
      Watch watch = watch(perception, policy, street, incidents::add, warning -> {});
      for (int second = 0; second < SECONDS; second++) {
        boolean isPut = second >= PUT_AT_SECOND && second < TAKEN_AT_SECOND;
        watch.look(
            isPut ? withCrates(street.get(second)) : street.get(second),
            Duration.ofSeconds(second));
      }
      watch.end();
    }

    assertThat(incidents).hasSize(1);
    WatchedIncident incident = incidents.get(0);
    assertThat(incident.offence()).isEqualTo(Offence.OUT_OF_STORE);
    assertThat(incident.zone()).isEqualTo("lawn");
    assertThat(incident.startedAt()).isCloseTo(PUT_AT_SECOND, within(2.0));
    assertThat(incident.openedAt() - incident.startedAt())
        .isBetween(ALLOWED_SECONDS, ALLOWED_SECONDS + 10);
    assertThat(incident.endedAt()).isCloseTo(TAKEN_AT_SECOND, within(5.0));
    assertThat(incident.stillThere()).isFalse();
  }

  @Test
  void refusesAReferenceThatIsNotThisCameras() {
    CameraPolicy policy = new CameraPolicy("street", 1, List.of(front("lawn", LAWN)));
    try (Perception perception = Perception.shipped()) {
      Watch watch =
          watch(
              perception,
              policy,
              street.stream().map(OutOfStoreOnAStreetTest::upperHalf).toList(),
              incident -> {},
              warning -> {});

      assertThatThrownBy(() -> watch.look(street.get(0), Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("clean-1.jpg of zone lawn")
          .hasMessageContaining("take it from this camera");
    }
  }

  @Test
  void tellsOfAVehicleOnAllReferencesAndJudgesTheRest() throws IOException {
    CameraPolicy policy =
        new CameraPolicy("street", 1, List.of(front("kerb", WHERE_THE_VAN_STANDS)));
    List<String> warnings = new ArrayList<>();
    try (Perception perception = Perception.shipped()) {
      Watch watch = watch(perception, policy, street, incident -> {}, warnings::add);
      watch.look(street.get(0), Duration.ZERO);
      watch.look(street.get(1), Duration.ofSeconds(1));
    }

    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("Zone kerb: people or vehicles hide the same ")
        .endsWith("add a picture with nobody there");
  }

  private static Watch watch(
      Perception perception,
      CameraPolicy policy,
      List<byte[]> references,
      Consumer<WatchedIncident> incidents,
      Consumer<String> warnings) {
    return new Watch(
        perception, policy, fronts(policy, references), Optional.empty(), incidents, warnings);
  }

  private static ShopFrontZone front(String id, NormalisedPolygon polygon) {
    ShopFrontZone usual =
        ShopFrontZone.of(
            id, id, polygon, ALLOWED_SECONDS, List.of("clean-1.jpg", "clean-2.jpg", "clean-3.jpg"));
    return new ShopFrontZone(
        usual.id(),
        usual.name(),
        usual.polygon(),
        usual.allowedSeconds(),
        usual.references(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(5.0),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The clip as it is at three moments: no picture of it is without people. */
  private static List<ShopFront> fronts(CameraPolicy policy, List<byte[]> pictures) {
    return ShopFront.of(
        policy,
        (zone, name) -> {
          int number = Character.getNumericValue(name.charAt("clean-".length()));
          return Optional.of(ReferencePicture.of(name, pictures.get(15 * number)));
        });
  }

  private static byte[] withCrates(byte[] jpeg) {
    try (BgrImage picture = BgrImage.decode(jpeg)) {
      double scale = picture.widthPixels() / 768.0;
      drawCrate(picture.pixels(), scale, 100, 392);
      drawCrate(picture.pixels(), scale, 150, 430);
      return encoded(picture.pixels());
    }
  }

  private static byte[] upperHalf(byte[] jpeg) {
    try (BgrImage picture = BgrImage.decode(jpeg);
        Rect half = new Rect(0, 0, picture.widthPixels(), picture.heightPixels() / 2);
        Mat cut = picture.pixels().apply(half)) {
      return encoded(cut);
    }
  }

  private static void drawCrate(Mat picture, double scale, int left, int top) {
    try (Rect box = scaled(scale, left, top, 96, 68);
        Rect lid = scaled(scale, left, top, 96, 16);
        Rect label = scaled(scale, left + 20, top + 28, 40, 24);
        Scalar wood = new Scalar(60, 110, 170, 0);
        Scalar light = new Scalar(90, 150, 210, 0);
        Scalar paper = new Scalar(230, 230, 230, 0)) {
      rectangle(picture, box, wood, -1, LINE_8, 0);
      rectangle(picture, lid, light, -1, LINE_8, 0);
      rectangle(picture, label, paper, -1, LINE_8, 0);
    }
  }

  private static Rect scaled(double scale, int left, int top, int width, int height) {
    return new Rect(
        (int) (left * scale), (int) (top * scale), (int) (width * scale), (int) (height * scale));
  }

  private static byte[] encoded(Mat picture) {
    try (BytePointer bytes = new BytePointer()) {
      imencode(".jpg", picture, bytes);
      byte[] jpeg = new byte[(int) bytes.limit()];
      bytes.get(jpeg);
      return jpeg;
    }
  }
}
