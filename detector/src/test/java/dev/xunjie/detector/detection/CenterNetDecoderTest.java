package dev.xunjie.detector.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.xunjie.models.ModelEntry;
import dev.xunjie.models.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CenterNetDecoderTest {
  private static final InputSize INPUT = new InputSize(16, 12);
  private static final int COLUMNS = 4;
  private static final int ROWS = 3;
  private static final int CLASSES = 2;

  @TempDir private Path folder;
  private final float[] heat = new float[ROWS * COLUMNS * CLASSES];
  private final float[] sides = new float[ROWS * COLUMNS * 4];

  @Test
  void takesPeaksOfTheHeatForTheMiddlesOfThings() throws IOException {
    heat[(COLUMNS + 2) * CLASSES + 1] = .8f;
    heat[(COLUMNS + 1) * CLASSES + 1] = .6f;
    for (int side = 0; side < 4; side++) {
      sides[(COLUMNS + 2) * 4 + side] = side + 1;
    }

    assertThat(decode(.3)).containsExactly(new Candidate(1, .8f, 8 - 1, 4 - 2, 8 + 3, 4 + 4));
  }

  @Test
  void keepsTwoPeaksOfAClassApart() throws IOException {
    heat[CLASSES] = .5f;
    heat[(2 * COLUMNS + 3) * CLASSES] = .4f;

    assertThat(decode(.3)).extracting(Candidate::score).containsExactly((double) .5f, (double) .4f);
  }

  @Test
  void saysThatTheGridIsNotTheOneOfTheManifest() throws IOException {
    ModelEntry entry = entry();
    try (NDManager manager = NDManager.newBaseManager()) {
      NDList output = new NDList(manager.zeros(new Shape(1, 2, 2, CLASSES)));

      assertThatThrownBy(() -> new CenterNetDecoder(entry).decode(output, INPUT, .3))
          .hasMessageContainingAll("ours", "(1, 2, 2, 2)", "24 values");
    }
  }

  private List<Candidate> decode(double leastScore) throws IOException {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDList output =
          new NDList(
              manager.create(heat, new Shape(1, ROWS, COLUMNS, CLASSES)),
              manager.create(sides, new Shape(1, ROWS, COLUMNS, 4)));
      return new CenterNetDecoder(entry()).decode(output, INPUT, leastScore);
    }
  }

  private ModelEntry entry() throws IOException {
    ModelStore models =
        TestingModels.store(
            folder,
            Path.of("src/test/resources/dev/xunjie/detector/yolov8_shape.pt"),
            TestingModels.entry(
                "centernet",
                TestingModels.input("RGB", 16, "[0, 0, 0]", "[1, 1, 1]", "STRETCH", 0),
                "[4]",
                1,
                0,
                List.of("person", "car")));
    return models.manifest().find("ours").orElseThrow();
  }
}
