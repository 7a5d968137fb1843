package dev.xunjie.detector.plate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static final int ROWS = 8;
  private static final int COLUMNS = 10;
  private static final int STRIDE = 4;

  @Test
  void placesTheCornersAroundTheHottestCell() {
    float[] values = new float[9 * ROWS * COLUMNS];
    heat(values, 3, 5, .9f);
    heat(values, 3, 6, .8f);
    float[] offsets = {-40, -10, 40, -12, 41, 11, -39, 13};
    for (int i = 0; i < offsets.length; i++) {
      values[(1 + i) * ROWS * COLUMNS + 3 * COLUMNS + 5] = offsets[i];
    }

    List<LocatedPlate> peaks = new HeatMap(values, ROWS, COLUMNS).peaks(.1, 5, STRIDE);

    assertThat(peaks).hasSize(1);
    PlateQuad quad = peaks.get(0).quad();
    assertThat(quad.topLeft()).isEqualTo(new Corner(22 - 40, 14 - 10));
    assertThat(quad.topRight()).isEqualTo(new Corner(22 + 40, 14 - 12));
    assertThat(quad.bottomRight()).isEqualTo(new Corner(22 + 41, 14 + 11));
    assertThat(quad.bottomLeft()).isEqualTo(new Corner(22 - 39, 14 + 13));
  }

  @Test
  void givesTheHottestFirstAndNoMoreThanAsked() {
    float[] values = new float[9 * ROWS * COLUMNS];
    heat(values, 0, 0, .3f);
    heat(values, 0, 9, .5f);
    heat(values, 7, 4, .4f);
    heat(values, 7, 9, .05f);

    assertThat(new HeatMap(values, ROWS, COLUMNS).peaks(.1, 2, STRIDE))
        .extracting(LocatedPlate::score)
        .containsExactly((double) .5f, (double) .4f);
  }

  private static void heat(float[] values, int row, int column, float heat) {
    values[row * COLUMNS + column] = heat;
  }
}
