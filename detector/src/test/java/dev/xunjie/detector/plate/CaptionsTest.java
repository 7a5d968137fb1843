package dev.xunjie.detector.plate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.contracts.plate.PlateNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptionsTest {
  private static final ReadPlate PLATE = read("豫U00000", .98, PlateColour.BLUE);

  @Test
  void leavesOutWhatRepeatsAPlateInBlackAndWhite() {
    assertThat(Captions.leftOut(List.of(PLATE, read("豫U00000", .94, PlateColour.BLACK))))
        .containsExactly(PLATE);
  }

  @Test
  void leavesItOutWithASymbolMisread() {
    assertThat(Captions.leftOut(List.of(PLATE, read("蒙U00000", .91, PlateColour.WHITE))))
        .containsExactly(PLATE);
  }

  @Test
  void keepsAnotherNumber() {
    ReadPlate other = read("豫U00012", .91, PlateColour.WHITE);

    assertThat(Captions.leftOut(List.of(PLATE, other))).containsExactly(PLATE, other);
  }

  @Test
  void keepsNumbersOfOneFleetOnColouredGround() {
    ReadPlate next = read("豫U00001", .91, PlateColour.BLUE);

    assertThat(Captions.leftOut(List.of(PLATE, next))).containsExactly(PLATE, next);
  }

  private static ReadPlate read(String number, double confidence, PlateColour ground) {
    return new ReadPlate(
        PlateQuad.upright(0, 0, 94, 24), new PlateNumber(number), confidence, ground);
  }
}
