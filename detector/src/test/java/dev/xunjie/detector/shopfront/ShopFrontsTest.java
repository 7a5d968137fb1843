package dev.xunjie.detector.shopfront;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.occupancy.ZoneOccupancy;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ShopFrontZone;
import dev.xunjie.detector.TestPictures;
import dev.xunjie.detector.detection.Detection;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.image.BgrImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A crate drawn onto the lawn of a real street, as if a shop were there. */
class ShopFrontsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
  private static final NormalisedPolygon LAWN =
      NormalisedPolygon.of(.05, .55, .35, .55, .35, .9, .05, .9);
  private static final ReferencePicture CLEAN =
      ReferencePicture.of("clean.jpg", TestPictures.street());
  private static final ShopFront FRONT = new ShopFront("lawn", LAWN, List.of(CLEAN));

  private static final Detection WHERE_THE_CRATE_COMES =
      new Detection("person", .6, new NormalisedBox(.12, .66, .27, .82));

  private final ShopFronts fronts = new ShopFronts(FeatureNetwork::shipped);
  private Map<String, FrontMemory> memories = Map.of();

  private Function<BgrImage, List<Detection>> onReferences = picture -> List.of();

  @AfterEach
  void close() {
    fronts.close();
  }

  @Test
  void reportsWhatStandsThereAndRestsOnceItIsSure() {
    assertThat(ShopFronts.areUnsettled(memories, List.of(FRONT))).isTrue();
    for (int second = 0; second <= 4; second += 2) {
      looks(second, true, FRONT);
      assertThat(ShopFronts.areUnsettled(memories, List.of(FRONT))).isTrue();
    }
    for (int second = 6; second <= 10; second += 2) {
      looks(second, true, FRONT);
    }

    ShopFronts.Seen seen = looks(12, true, FRONT);

    assertThat(seen.occupancies())
        .singleElement()
        .satisfies(occupancy -> assertThat(occupancy.occupiedShare()).isBetween(.05, .35))
        .extracting(ZoneOccupancy::referenceVersion)
        .isEqualTo(FRONT.version());
    assertThat(ShopFronts.areUnsettled(memories, List.of(FRONT))).isFalse();
    assertThat(ShopFronts.carriedOver(memories, List.of(FRONT)).occupancies())
        .isEqualTo(seen.occupancies());
  }

  @Test
  void restsAfterTwoLooksAtAnEmptyFrontAndRemembersLittle() {
    looks(0, false, FRONT);
    looks(2, false, FRONT);

    assertThat(ShopFronts.areUnsettled(memories, List.of(FRONT))).isFalse();
    assertThat(ContractJson.toBytes(memories.get("lawn"))).hasSizeLessThan(1000);
  }

  @Test
  void goesOnFromItsJson() {
    for (int second = 0; second <= 4; second += 2) {
      looks(second, true, FRONT);
    }
    memories =
        Map.of(
            "lawn",
            ContractJson.fromBytes(ContractJson.toBytes(memories.get("lawn")), FrontMemory.class));

    assertThat(looks(6, true, FRONT).occupancies().get(0).since()).contains(NOON);
  }

  @Test
  void saysNothingOfAPictureThatShowsNothingButRemembers() {
    for (int second = 0; second <= 6; second += 2) {
      looks(second, true, FRONT);
    }

    ShopFronts.Seen unseen = ShopFronts.unseen(memories, List.of(FRONT));

    assertThat(unseen.occupancies()).isEmpty();
    assertThat(unseen.memories()).isEqualTo(memories);
  }

  @Test
  void tellsOnceOfAReferenceOfAnotherAspectAndLeavesTheFrontAside() {
    ShopFront cut =
        new ShopFront("lawn", LAWN, List.of(CLEAN, ReferencePicture.of("cut.jpg", cutStreet())));

    ShopFronts.Seen first = looks(0, true, cut);

    assertThat(first.occupancies()).isEmpty();
    assertThat(first.unfit())
        .singleElement()
        .satisfies(unfit -> assertThat(unfit.picture()).isEqualTo("cut.jpg"))
        .satisfies(unfit -> assertThat(unfit.reason()).contains("take it from this camera"));
    assertThat(looks(2, true, cut).unfit()).isEmpty();
    assertThat(ShopFronts.areUnsettled(memories, List.of(cut))).isFalse();
  }

  @Test
  void tellsOfAReferenceThatIsNoPicture() {
    ShopFront broken =
        new ShopFront(
            "lawn", LAWN, List.of(ReferencePicture.of("broken.jpg", "no picture".getBytes(UTF_8))));

    assertThat(looks(0, true, broken).unfit().get(0).reason()).contains("no picture");
  }

  @Test
  void tellsOnceOfAPartThatIsHiddenOnAllReferencesAndDoesNotJudgeIt() {
    onReferences = picture -> List.of(WHERE_THE_CRATE_COMES);
    ShopFronts.Seen first = looks(0, true, FRONT);
    for (int second = 2; second <= 20; second += 2) {
      ShopFronts.Seen seen = looks(second, true, FRONT);

      assertThat(seen.unclean()).isEmpty();
      assertThat(seen.occupancies().get(0).occupiedShare()).isZero();
      assertThat(seen.occupancies().get(0).judgedShare()).isBetween(.1, .8);
    }

    assertThat(first.unclean())
        .singleElement()
        .satisfies(unclean -> assertThat(unclean.hiddenShare()).isBetween(.2, .9))
        .satisfies(unclean -> assertThat(unclean.reason()).contains("with nobody there"));
  }

  @Test
  void comparesWhatIsHiddenOnOneReferenceWithAnother() {
    List<BgrImage> looked = new ArrayList<>();
    onReferences =
        picture -> {
          looked.add(picture);
          return looked.size() == 1 ? List.of(WHERE_THE_CRATE_COMES) : List.of();
        };
    ShopFront two =
        new ShopFront("lawn", LAWN, List.of(CLEAN, ReferencePicture.of("2.jpg", CLEAN.bytes())));
    for (int second = 0; second <= 6; second += 2) {
      assertThat(looks(second, true, two).unclean()).isEmpty();
    }

    assertThat(looks(8, true, two).occupancies().get(0).occupiedShare()).isPositive();
  }

  @Test
  void looksForSomebodyOnAReferenceOnceThoughItsLookIsForgotten() {
    List<BgrImage> looked = new ArrayList<>();
    onReferences =
        picture -> {
          looked.add(picture);
          return List.of(WHERE_THE_CRATE_COMES);
        };
    assertThat(looks(0, false, FRONT).unclean()).hasSize(1);
    ShopFront ofMany = new ShopFront("lawn", LAWN, Collections.nCopies(48, CLEAN));
    looks(2, false, ofMany);
    looked.clear();

    assertThat(looks(4, false, FRONT).unclean()).isEmpty();
    assertThat(looked).isEmpty();
  }

  @Test
  void beginsAnewWhenDrawnAnewOrComparedWithOtherPictures() {
    ShopFront drawnAnew =
        new ShopFront("lawn", NormalisedPolygon.of(.05, .5, .35, .5, .35, .9), List.of(CLEAN));
    ShopFront comparedAnew =
        new ShopFront("lawn", LAWN, List.of(CLEAN, ReferencePicture.of("b.jpg", cutStreet())));

    assertThat(List.of(drawnAnew.version(), comparedAnew.version()))
        .doesNotContain(FRONT.version())
        .doesNotHaveDuplicates();
    assertThat(new ShopFront("lawn", LAWN, List.of(CLEAN)).version()).isEqualTo(FRONT.version());
  }

  @Test
  void waitsForAllReferencesThatThePolicyNames() {
    CameraPolicy policy =
        new CameraPolicy(
            "cam-1",
            1,
            List.of(
                ShopFrontZone.of("day", "白天", LAWN, 60, List.of("clean.jpg")),
                ShopFrontZone.of("both", "昼夜", LAWN, 60, List.of("clean.jpg", "night.jpg"))));

    assertThat(
            ShopFront.of(
                policy,
                (zone, picture) ->
                    Optional.of(CLEAN).filter(known -> known.name().equals(picture))))
        .extracting(ShopFront::zoneId)
        .containsExactly("day");
  }

  private ShopFronts.Seen looks(int second, boolean withCrate, ShopFront front) {
    try (BgrImage street = BgrImage.decode(TestPictures.street())) {
      if (withCrate) {
        drawCrate(street.pixels());
      }
      ShopFronts.Seen seen =
          fronts.look(
              memories, List.of(front), street, List.of(), onReferences, NOON.plusSeconds(second));
      memories = seen.memories();
      return seen;
    }
  }

  private static byte[] cutStreet() {
    try (BgrImage street = BgrImage.decode(TestPictures.street());
        Rect upperHalf = new Rect(0, 0, street.widthPixels(), street.heightPixels() / 2);
        Mat cut = street.pixels().apply(upperHalf);
        BytePointer encoded = new BytePointer()) {
      imencode(".jpg", cut, encoded);
      byte[] jpeg = new byte[(int) encoded.limit()];
      encoded.get(jpeg);
      return jpeg;
    }
  }

  private static void drawCrate(Mat picture) {
    try (Rect box = new Rect(100, 392, 96, 68);
        Rect lid = new Rect(100, 392, 96, 16);
        Rect label = new Rect(120, 420, 40, 24);
        Scalar wood = new Scalar(60, 110, 170, 0);
        Scalar light = new Scalar(90, 150, 210, 0);
        Scalar paper = new Scalar(230, 230, 230, 0)) {
      rectangle(picture, box, wood, -1, LINE_8, 0);
      rectangle(picture, lid, light, -1, LINE_8, 0);
      rectangle(picture, label, paper, -1, LINE_8, 0);
    }
  }
}
