package dev.xunjie.standalone.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.TruckZone;
import dev.xunjie.detector.appearance.AppearanceQuestion;
import dev.xunjie.detector.appearance.AppearanceReader;
import dev.xunjie.detector.appearance.TrainedQuestion;
import dev.xunjie.detector.appearance.TruckHead;
import dev.xunjie.detector.detection.LookOptions;
import dev.xunjie.detector.detection.SecondLook;
import dev.xunjie.detector.detection.TorchDetector;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.perception.CloserLook;
import dev.xunjie.detector.perception.Perception;
import dev.xunjie.detector.perception.PerceptionSettings;
import dev.xunjie.detector.plate.PlateRecognition;
import dev.xunjie.detector.shopfront.ShopFronts;
import dev.xunjie.detector.stage.StageClock;
import dev.xunjie.gateway.video.Picture;
import dev.xunjie.gateway.video.PictureForm;
import dev.xunjie.gateway.video.Sampling;
import dev.xunjie.gateway.video.VideoException;
import dev.xunjie.gateway.video.VideoOptions;
import dev.xunjie.gateway.video.VideoSource;
import dev.xunjie.models.ModelStore;
import dev.xunjie.standalone.demo.DemoCamera;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The truck of a real gantry picture drives through the demo street, four pictures a second, and is
 * watched as every video is.
 *
 * <p>What is real here: the truck, its plate, the detector, the tracker, the reader, the rule. What
 * is not: the answer "uncovered", for no head that labelled pictures prove gives it yet; a head
 * stands in that always does.
 */
class PassingTruckTest {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 960;
  private static final int PICTURES_A_SECOND = 4;
  private static final int PASS_PICTURES = 12;

  /** Where the truck is in the gantry's picture. */
  private static final NormalisedBox TRUCK = new NormalisedBox(.20, .04, .70, .89);

  @TempDir private Path folder;
  private BufferedImage truck;
  private BufferedImage street;

  @BeforeEach
  void readPictures() throws IOException, VideoException {
    String data = Optional.ofNullable(System.getenv("XUNJIE_DATA")).orElse("../shared/data");
    String root = Optional.ofNullable(System.getenv("XUNJIE_ROOT")).orElse("..");
    Path photo = Path.of(root).resolve(data).resolve("trucks/tarpaulin_cn/img_00001.jpg");
    assumeThat(photo).as("no picture at %s: see XUNJIE_DATA", photo).exists();
    truck = cut(ImageIO.read(photo.toFile()), TRUCK);
    street = firstPictureOfTheStreet();
  }

  @Test
  void isOneIncidentWithItsPlateWhereAHeadSaysThatItIsUncovered() throws IOException {
    List<WatchedIncident> incidents = watch(alwaysUncovered());

    assertThat(incidents).hasSize(1);
    WatchedIncident pass = incidents.get(0);
    assertThat(pass.offence()).isEqualTo(Offence.DIRTY_TRUCK);
    assertThat(pass.trackClass()).isEqualTo("truck");
    assertThat(pass.dwellSeconds()).isBetween(1.5, 3.5);
    assertThat(pass.plate()).contains("晋HA6021");
    assertThat(pass.lead()).isEmpty();
    assertThat(pass.reasons().get(0).measure()).isEqualTo("uncoveredProbability");
    assertThat(pass.stills()).hasSizeBetween(3, 4);
  }

  @Test
  void isNoIncidentByTheHeadThatShips() throws IOException {
    assertThat(watch(TruckHead.shipped())).isEmpty();
  }

  private List<WatchedIncident> watch(TruckHead head) throws IOException {
    List<WatchedIncident> incidents = new ArrayList<>();
    CameraPolicy policy =
        new CameraPolicy(
            "gate", 1, List.of(TruckZone.of("road", "路面", NormalisedPolygon.wholePicture())));
    try (Perception perception = perceptionWith(head)) {
      Watch watch =
          new Watch(
              perception, policy, List.of(), Optional.of(folder), incidents::add, warning -> {});
      int pictures = 0;
      for (byte[] jpeg : (Iterable<byte[]>) pass()::iterator) {
        watch.look(jpeg, Duration.ofMillis(1000L * pictures++ / PICTURES_A_SECOND));
      }
      watch.end();
    }
    return incidents;
  }

  /** A second of empty street, the pass towards the camera, and the street until it is over. */
  private Stream<byte[]> pass() {
    Stream<byte[]> before = Collections.nCopies(PICTURES_A_SECOND, jpeg(street)).stream();
    Stream<byte[]> driving =
        Stream.iterate(0, i -> i < PASS_PICTURES, i -> i + 1)
            .map(i -> jpeg(streetWithTruck((double) i / (PASS_PICTURES - 1))));
    Stream<byte[]> after = Collections.nCopies(4 * PICTURES_A_SECOND, jpeg(street)).stream();
    return Stream.concat(before, Stream.concat(driving, after));
  }

  private BufferedImage streetWithTruck(double way) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    int height = (int) (HEIGHT * (.3 + .4 * way));
    int width = height * truck.getWidth() / truck.getHeight();
    int middle = (int) (WIDTH * (.6 - .15 * way));
    int ground = (int) (HEIGHT * (.45 + .5 * way));
    Graphics2D drawing = picture.createGraphics();
    drawing.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    drawing.drawImage(street, 0, 0, null);
    drawing.drawImage(truck, middle - width / 2, ground - height, width, height, null);
    drawing.dispose();
    return picture;
  }

  private static TruckHead alwaysUncovered() {
    TruckHead shipped = TruckHead.shipped();
    TrainedQuestion truck = shipped.find(AppearanceQuestion.TRUCK).orElseThrow();
    TrainedQuestion uncovered =
        new TrainedQuestion(
            AppearanceQuestion.LOAD_UNCOVERED,
            true,
            Collections.nCopies(truck.weights().size(), 0.0),
            3,
            truck.figures());
    return new TruckHead(
        TruckHead.FORMAT, "stand-in", shipped.backbone(), "0", List.of(truck, uncovered));
  }

  private static Perception perceptionWith(TruckHead head) {
    ModelStore models = ModelStore.shipped();
    return new Perception(
        TorchDetector.open(models, Perception.SHIPPED_DETECTOR, LookOptions.USUAL, StageClock.NONE),
        new CloserLook(
            SecondLook.open(models, Perception.SHIPPED_DETECTOR, LookOptions.LEAST_SCORE),
            Optional.of(PlateRecognition.open(models)),
            Optional.of(new AppearanceReader(FeatureNetwork.shipped(), head)),
            StageClock.NONE),
        new ShopFronts(FeatureNetwork::shipped),
        PerceptionSettings.USUAL,
        StageClock.NONE);
  }

  private BufferedImage firstPictureOfTheStreet() throws IOException, VideoException {
    Path clip = Files.write(folder.resolve("street.h264"), DemoCamera.STREET.clip());
    VideoOptions options =
        VideoOptions.of(Sampling.everySeconds(1)).withForm(new PictureForm.Jpeg(90));
    try (VideoSource video = VideoSource.open(clip.toString(), options)) {
      Picture first = video.next().orElseThrow();
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(first.bytes()));
      BufferedImage scaled = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
      Graphics2D drawing = scaled.createGraphics();
      drawing.drawImage(picture, 0, 0, WIDTH, HEIGHT, null);
      drawing.dispose();
      return scaled;
    }
  }

  private static BufferedImage cut(BufferedImage photo, NormalisedBox box) {
    return photo.getSubimage(
        (int) (box.left() * photo.getWidth()),
        (int) (box.top() * photo.getHeight()),
        (int) (box.width() * photo.getWidth()),
        (int) (box.height() * photo.getHeight()));
  }

  private static byte[] jpeg(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "jpg", bytes);
    } catch (IOException neverInMemory) {
      throw new UncheckedIOException(neverInMemory);
    }
    return bytes.toByteArray();
  }
}
