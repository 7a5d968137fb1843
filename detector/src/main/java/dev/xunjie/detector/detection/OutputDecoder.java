package dev.xunjie.detector.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.xunjie.models.ModelEntry;
import java.util.List;

/** Reads the boxes out of one family of networks' output tensors. */
interface OutputDecoder {
  /**
   * The boxes with at least this score.
   *
   * @param output the network's output for one picture, tensors in the order of the graph
   * @param input size of the picture's input
   * @throws IllegalStateException if the tensors aren't those that the manifest entry leads to
   */
  List<Candidate> decode(NDList output, InputSize input, double leastScore);

  /**
   * The decoder that a manifest entry names.
   *
   * @throws IllegalStateException if there is none of that name, or the entry asks of it what it
   *     doesn't do
   */
  static OutputDecoder of(ModelEntry entry) {
    return switch (entry.decoder()) {
      case "nanodet", "picodet" -> new DistributionDecoder(entry, new DistributionDecoder.Apart());
      case "nanodet_plus" -> new DistributionDecoder(entry, new DistributionDecoder.Joined());
      case "centernet" -> new CenterNetDecoder(entry);
      case "yolov8" -> new YoloV8Decoder(entry);
      default ->
          throw new IllegalStateException(
              "model %s needs decoder \"%s\", which this version doesn't have; it has: nanodet, nanodet_plus, picodet, centernet, yolov8"
                  .formatted(entry.id(), entry.decoder()));
    };
  }

  /** Refuses an entry whose output says something else than the decoder takes for granted. */
  static void require(ModelEntry entry, boolean held, String field, Object value, String expected) {
    if (!held) {
      throw new IllegalStateException(
          "model %s: output.%s is %s, but decoder %s takes only %s: correct the manifest"
              .formatted(entry.id(), field, value, entry.decoder(), expected));
    }
  }

  /**
   * The values of an output tensor.
   *
   * @param index of the tensor in the output
   * @param expected how many values it must have
   */
  static float[] values(ModelEntry entry, NDList output, int index, long expected) {
    if (index >= output.size()) {
      throw new IllegalStateException(
          "model %s gave %d tensors where decoder %s looks for a tensor %d: correct decoder or output.strides in the manifest"
              .formatted(entry.id(), output.size(), entry.decoder(), index));
    }
    NDArray tensor = output.get(index);
    if (tensor.size() != expected) {
      throw new IllegalStateException(
          "model %s gave a tensor of %s where its manifest entry leads to %d values: correct strides, classes or bins there"
              .formatted(entry.id(), tensor.getShape(), expected));
    }
    return tensor.toFloatArray();
  }
}
