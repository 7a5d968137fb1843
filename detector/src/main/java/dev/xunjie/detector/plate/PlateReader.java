package dev.xunjie.detector.plate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.xunjie.detector.torch.TorchNetwork;
import dev.xunjie.models.ModelEntry;
import dev.xunjie.models.ModelStore;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A network that reads one straightened plate: 1 × 3 × height × width in, 1 × steps × (symbols + 1)
 * probabilities out, column 0 the blank of CTC. Its symbols are the manifest's classes. One thread
 * at a time; must be closed.
 */
final class PlateReader implements AutoCloseable {
  static final String DECODER = "plate_reader";

  private final TorchNetwork network;
  private final PlateAlphabet alphabet;
  private final GrammarBeam beam;

  private PlateReader(TorchNetwork network) {
    this.network = network;
    this.alphabet = new PlateAlphabet(network.entry().classes());
    this.beam = new GrammarBeam(alphabet);
  }

  /**
   * Loads a reader of the manifest.
   *
   * @throws dev.xunjie.models.ModelUnfitException if the file is missing, altered or unfit
   */
  static PlateReader open(ModelStore models, String modelId) {
    TorchNetwork network = TorchNetwork.open(models, modelId);
    Decoders.require(network.entry(), DECODER);
    return new PlateReader(network);
  }

  /** The size of the strips that it reads. */
  ModelEntry.Input input() {
    return network.entry().input();
  }

  /**
   * @param strip a straightened plate of this reader's width and height, blue-green-red
   */
  NumberOdds read(Mat strip) {
    try (NDManager scope = network.newScope()) {
      NDArray output = network.run(network.inputOf(strip, scope)).get(0);
      Shape shape = output.getShape();
      if (shape.dimension() != 3 || shape.get(2) != alphabet.columns()) {
        throw new IllegalStateException(
            "model %s gives %s where 1 × steps × %d is needed: one column for the blank and one for each class"
                .formatted(network.entry().id(), shape, alphabet.columns()));
      }
      return beam.decode(rows(output.toFloatArray(), alphabet.columns()));
    }
  }

  @Override
  public void close() {
    network.close();
  }

  private static float[][] rows(float[] flat, int columns) {
    float[][] rows = new float[flat.length / columns][columns];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(flat, row * columns, rows[row], 0, columns);
    }
    return rows;
  }
}
