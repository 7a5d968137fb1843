package dev.xunjie.detector.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import dev.xunjie.models.ModelStore;
import java.util.List;
import org.assertj.core.data.Offset;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;

class FeatureNetworkTest {
  @Test
  void givesThreeGridsForAnySizeOfWholeSteps() {
    try (FeatureNetwork network = FeatureNetwork.shipped();
        Mat wide = new Mat(96, 192, CV_8UC3, new Scalar(120, 130, 140, 0));
        Mat odd = new Mat(96, 100, CV_8UC3, Scalar.BLACK)) {
      List<FeatureGrid> grids = network.look(wide);

      assertThat(grids).extracting(FeatureGrid::channels).containsExactly(128, 256, 512);
      assertThat(grids).extracting(FeatureGrid::rows).containsExactly(12, 6, 3);
      assertThat(grids).extracting(FeatureGrid::columns).containsExactly(24, 12, 6);
      assertThatThrownBy(() -> network.look(odd))
          .hasMessageContaining("100 × 96")
          .hasMessageContaining("multiples of 32");
    }
  }

  @Test
  void refusesAModelThatIsNoBackbone() {
    assertThatThrownBy(() -> FeatureNetwork.open(ModelStore.shipped(), "nanodet_g_int8_512"))
        .hasMessageContaining("decoder \"nanodet\"")
        .hasMessageContaining("\"features\"");
  }

  @Test
  void tellsHowUnlikeCellsAreWhateverTheirContrast() {
    FeatureGrid grid = new FeatureGrid(new float[] {1, 0, 2, 0, 1, 0}, 2, 1, 3);
    FeatureGrid brighter = new FeatureGrid(new float[] {3, 1, -4, 0, 0, 0}, 2, 1, 3);

    float[] unlike = grid.unlikeness(brighter);

    assertThat(unlike[0]).isCloseTo(0, within(1e-5f));
    assertThat(unlike[1]).isCloseTo(1, within(1e-5f));
    assertThat(unlike[2]).isCloseTo(2, within(1e-5f));
    assertThat(grid.means()).containsExactly(1, 1f / 3);
  }

  private static Offset<Float> within(float distance) {
    return Offset.offset(distance);
  }
}
