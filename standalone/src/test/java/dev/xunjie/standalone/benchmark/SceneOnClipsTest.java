package dev.xunjie.standalone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import dev.xunjie.contracts.scene.LightLevel;
import dev.xunjie.contracts.scene.SceneFault;
import dev.xunjie.contracts.scene.SceneQuality;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.scene.SceneLook;
import dev.xunjie.detector.scene.SceneState;
import dev.xunjie.detector.scene.SceneWatch;
import dev.xunjie.gateway.video.Picture;
import dev.xunjie.gateway.video.PictureForm;
import dev.xunjie.gateway.video.Sampling;
import dev.xunjie.gateway.video.VideoException;
import dev.xunjie.gateway.video.VideoOptions;
import dev.xunjie.gateway.video.VideoSource;
import dev.xunjie.standalone.demo.DemoStreet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state of the picture on whole real clips, untouched and with something done to them. */
class SceneOnClipsTest {
  private static final int RECOGNISED_WITHIN = 10;
  private static final int JPEG_QUALITY = 85;
  private static final int WIDTH_LIMIT_PIXELS = 768;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "opencv_vtest.avi,1",
    "intel_car-detection.mp4,5",
    "levantan_parking_aerial.mp4,1",
    "oc4n_overhead_traffic.mp4,5",
    "swdee_motorway.mp4,5",
    "load_trucks/krasnodar_dtp2.mp4,5",
    "night/cn_wet_night_crash.mp4,5",
    "abandoned/aboda_video1_cut.mp4,1",
  })
  void findsNoFaultInAClipAsItIsAndAMovedLensWithinTenPictures(String name, double perSecond)
      throws VideoException {
    Path clip = sharedVideo(name);
    assumeThat(clip).as("no clip at %s: see XUNJIE_DATA", clip).exists();
    List<ClipPicture> pictures = picturesOf(clip, perSecond);

    assertThat(qualities(pictures, pictures.size(), UnaryOperator.identity()))
        .allMatch(SceneQuality::carriesJudgement);

    assertThat(
            afterFault(
                pictures,
                Math.max(4, pictures.size() / 2 - RECOGNISED_WITHIN),
                SceneOnClipsTest::movedByFivePercent))
        .isPresent()
        .hasValueSatisfying(
            quality -> {
              assertThat(quality.standingFaults()).containsExactly(SceneFault.MOVED);
              assertThat(quality.shift().orElseThrow().right()).isBetween(-.07, -.03);
            });
  }

  @Test
  void recognisesWhatBefallsTheShippedStreet() throws IOException, VideoException {
    Path clip = Files.write(folder.resolve("street.h264"), DemoStreet.clip());
    List<ClipPicture> pictures = picturesOf(clip, 1);
    int after = pictures.size() / 2;

    assertThat(qualities(pictures, pictures.size(), UnaryOperator.identity()))
        .allMatch(SceneQuality::carriesJudgement)
        .allMatch(quality -> quality.light() == LightLevel.DAY);
    assertThat(afterFault(pictures, after, street -> lit(street, .28, 0)).orElseThrow().light())
        .isEqualTo(LightLevel.NIGHT);
    assertThat(faultAfter(pictures, after, street -> lit(street, .05, 0)))
        .contains(SceneFault.DARK);
    assertThat(faultAfter(pictures, after, street -> lit(street, .3, 145)))
        .contains(SceneFault.FOGGED);
    assertThat(faultAfter(pictures, after, SceneOnClipsTest::covered)).contains(SceneFault.COVERED);
    List<ClipPicture> frozen = new ArrayList<>(pictures.subList(0, after));
    for (ClipPicture later : pictures.subList(after, after + RECOGNISED_WITHIN)) {
      frozen.add(new ClipPicture(pictures.get(after - 1).jpeg(), later.streamTime()));
    }
    assertThat(faultAfter(frozen, after, UnaryOperator.identity())).contains(SceneFault.FROZEN);
  }

  private static List<SceneFault> faultAfter(
      List<ClipPicture> pictures, int after, UnaryOperator<Mat> fault) {
    return List.copyOf(afterFault(pictures, after, fault).orElseThrow().standingFaults());
  }

  /** What is said of the tenth picture after the fault came, or of the clip's last. */
  private static Optional<SceneQuality> afterFault(
      List<ClipPicture> pictures, int after, UnaryOperator<Mat> fault) {
    List<ClipPicture> seen =
        pictures.subList(0, Math.min(pictures.size(), after + RECOGNISED_WITHIN));
    return qualities(seen, after, fault).stream().reduce((earlier, later) -> later);
  }

  private static List<SceneQuality> qualities(
      List<ClipPicture> pictures, int after, UnaryOperator<Mat> fault) {
    List<SceneQuality> qualities = new ArrayList<>();
    SceneState state = SceneState.EMPTY;
    for (int number = 0; number < pictures.size(); number++) {
      ClipPicture picture = pictures.get(number);
      try (BgrImage whole = BgrImage.decode(picture.jpeg());
          BgrImage seen = number < after ? BgrImage.decode(picture.jpeg()) : done(whole, fault)) {
        SceneLook look = SceneWatch.update(state, seen, Instant.EPOCH.plus(picture.streamTime()));
        state = look.state();
        qualities.add(look.quality());
      }
    }
    return qualities;
  }

  private static BgrImage done(BgrImage picture, UnaryOperator<Mat> fault) {
    Mat changed = fault.apply(picture.pixels());
    byte[] pixels = new byte[changed.rows() * changed.cols() * 3];
    changed.data().get(pixels);
    return BgrImage.ofPixels(pixels, changed.cols(), changed.rows());
  }

  private static Mat movedByFivePercent(Mat picture) {
    int pixels = (int) Math.round(picture.cols() * .05);
    Mat moved = new Mat();
    try (Rect rest = new Rect(pixels, 0, picture.cols() - pixels, picture.rows());
        Mat seen = picture.apply(rest)) {
      copyMakeBorder(seen, moved, 0, 0, 0, pixels, BORDER_REPLICATE);
    }
    return moved;
  }

  private static Mat covered(Mat picture) {
    Mat covered = picture.clone();
    Rect most = new Rect(0, 0, picture.cols(), picture.rows() * 5 / 6);
    rectangle(covered, most, new Scalar(40, 50, 70, 0), FILLED, LINE_8, 0);
    return covered;
  }

  private static Mat lit(Mat picture, double factor, double offset) {
    Mat lit = new Mat();
    picture.convertTo(lit, -1, factor, offset);
    return lit;
  }

  private static List<ClipPicture> picturesOf(Path clip, double perSecond) throws VideoException {
    List<ClipPicture> pictures = new ArrayList<>();
    VideoOptions options =
        VideoOptions.of(Sampling.perSecond(perSecond))
            .withForm(new PictureForm.Jpeg(JPEG_QUALITY))
            .withWidthLimitPixels(WIDTH_LIMIT_PIXELS);
    try (VideoSource video = VideoSource.open(clip.toString(), options)) {
      for (Optional<Picture> next = video.next(); next.isPresent(); next = video.next()) {
        pictures.add(new ClipPicture(next.get().bytes(), next.get().streamTime()));
      }
    }
    return pictures;
  }

  private static Path sharedVideo(String name) {
    String data = Optional.ofNullable(System.getenv("XUNJIE_DATA")).orElse("../shared/data");
    String root = Optional.ofNullable(System.getenv("XUNJIE_ROOT")).orElse("..");
    return Path.of(root).resolve(data).resolve("video").resolve(name);
  }
}
