package dev.xunjie.detector.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.xunjie.models.ModelEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * A YOLOv8-style export, its boxes decoded in the graph.
 *
 * <p>Output: one tensor, 1 × (4 + classes) × boxes: middle x, middle y, width and height in input
 * pixels, then the classes' scores, sigmoid done.
 */
final class YoloV8Decoder implements OutputDecoder {
  private static final int BOX_VALUES = 4;

  private final ModelEntry entry;
  private final int classes;

  YoloV8Decoder(ModelEntry entry) {
    this.entry = entry;
    this.classes = entry.classes().size();
    List<Integer> strides = entry.output().strides();
    OutputDecoder.require(
        entry, strides.isEmpty(), "strides", strides, "[], for the boxes come decoded");
    OutputDecoder.require(
        entry,
        entry.output().distributionBins() == 1,
        "distributionBins",
        entry.output().distributionBins(),
        "1, for the boxes come decoded");
  }

  @Override
  public List<Candidate> decode(NDList output, InputSize input, double leastScore) {
    NDArray tensor = output.get(0);
    Shape shape = tensor.getShape();
    if (shape.dimension() != 3 || shape.get(0) != 1 || shape.get(1) != BOX_VALUES + classes) {
      throw new IllegalStateException(
          "model %s gave a tensor of %s where its manifest entry leads to 1 × (4 + %d classes) × boxes: correct classes or decoder there, or export without suppression"
              .formatted(entry.id(), shape, classes));
    }
    int boxes = (int) shape.get(2);
    float[] values = tensor.toFloatArray();
    List<Candidate> found = new ArrayList<>();
    for (int box = 0; box < boxes; box++) {
      int firstScore = BOX_VALUES * boxes + box;
      int best = BestClass.among(values, firstScore, classes, boxes);
      double score = values[firstScore + best * boxes];
      if (score >= leastScore) {
        double x = values[box];
        double y = values[boxes + box];
        double halfWidth = values[2 * boxes + box] / 2;
        double halfHeight = values[3 * boxes + box] / 2;
        found.add(
            new Candidate(
                best, score, x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight));
      }
    }
    return found;
  }
}
