package dev.xunjie.standalone.evaluation.plates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.detector.plate.Corner;
import dev.xunjie.detector.plate.PlateQuad;
import dev.xunjie.detector.plate.ReadPlate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlateFiguresTest {
  private static final double SURE = .99;
  private static final double UNSURE = .5;

  @Test
  void countsOnlyReportedReadings() {
    PlateFigures figures =
        PlateFigures.of(
            List.of(
                crop(0, "皖A87271", read("皖A87271", SURE)),
                crop(1, "皖A87272", read("皖A87272", UNSURE)),
                crop(2, "皖A87273", read("皖A87278", SURE)),
                crop(3, "皖A87274", read("皖A87279", UNSURE)),
                new PlateOutcome(4, Optional.of(plate("皖A87275", 0)), Optional.empty())));

    assertThat(figures.photos()).isEqualTo(5);
    assertThat(figures.plates()).isEqualTo(5);
    assertThat(figures.right()).isCloseTo(.2, within(1e-9));
    assertThat(figures.reported()).isCloseTo(.4, within(1e-9));
    assertThat(figures.wrongAmongReported()).isCloseTo(.5, within(1e-9));
    assertThat(figures.bestPerPhotoRight()).isEqualTo(figures.right());
    assertThat(figures.bestPerPhotoWrong()).isEqualTo(figures.wrongAmongReported());
  }

  @Test
  void takesTheSurestReadingForThePhotosOwn() {
    List<PlateOutcome> photo =
        PlateMatching.match(
            0,
            List.of(plate("皖A87271", 100), plate("皖A87272", 500)),
            List.of(read("皖A87271", SURE, 100), read("皖A87277", .95, 500)));

    PlateFigures figures = PlateFigures.of(photo);

    assertThat(figures.right()).isEqualTo(.5);
    assertThat(figures.wrongAmongReported()).isEqualTo(.5);
    assertThat(figures.bestPerPhotoRight()).isEqualTo(1);
    assertThat(figures.bestPerPhotoWrong()).isZero();
  }

  @Test
  void countsAReadingWhereNoPlateIsLabelledAsWrong() {
    List<PlateOutcome> photo =
        new ArrayList<>(
            PlateMatching.match(
                0,
                List.of(plate("皖A87271", 100)),
                List.of(read("皖A87271", .95, 100), read("苏B11111", SURE, 900))));

    PlateFigures figures = PlateFigures.of(photo);

    assertThat(figures.plates()).isEqualTo(1);
    assertThat(figures.right()).isEqualTo(1);
    assertThat(figures.reported()).isEqualTo(1);
    assertThat(figures.wrongAmongReported()).isEqualTo(.5);
    assertThat(figures.bestPerPhotoWrong()).isEqualTo(1);
  }

  @Test
  void takesLettersThatLookLikeDigitsForThem() {
    assertThat(crop(0, "粤OA2I60", read("粤0A2160", SURE)).isRight()).isTrue();
  }

  @Test
  void printsTheAgreedObject() {
    assertThat(ContractJson.toLine(new PlateFigures(93, 102, .9, .91, .01, .95, 0)))
        .isEqualTo(
            "{\"photos\":93,\"plates\":102,\"right\":0.9,\"reported\":0.91,"
                + "\"wrongAmongReported\":0.01,\"bestPerPhotoRight\":0.95,\"bestPerPhotoWrong\":0.0}");
  }

  @Test
  void understandsPlatesLabelledStandingOnTheirSide() {
    PlateQuad quad = new LabelledPlate.Place(new Corner(300, 230), 50, 175, -86).quad();

    assertThat(quad.widthPixels()).isCloseTo(175, within(1e-9));
    assertThat(quad.topLeft().x()).isLessThan(quad.topRight().x());
    assertThat(quad.topLeft().y()).isLessThan(quad.bottomLeft().y());
  }

  private static PlateOutcome crop(int picture, String truth, ReadPlate read) {
    return new PlateOutcome(picture, Optional.of(plate(truth, 0)), Optional.of(read));
  }

  private static LabelledPlate plate(String text, double x) {
    return new LabelledPlate(
        text,
        Optional.of(new LabelledPlate.Place(new Corner(x, 100), 100, 30, 0)),
        Optional.empty());
  }

  private static ReadPlate read(String number, double confidence) {
    return read(number, confidence, 0);
  }

  private static ReadPlate read(String number, double confidence, double x) {
    return new ReadPlate(
        PlateQuad.turned(new Corner(x + 4, 102), 106, 33, 2),
        new PlateNumber(number),
        confidence,
        PlateColour.BLUE);
  }
}
