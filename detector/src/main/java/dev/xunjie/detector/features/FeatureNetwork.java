package dev.xunjie.detector.features;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.xunjie.detector.torch.TorchNetwork;
import dev.xunjie.models.ModelStore;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A backbone of the model manifest with decoder {@value #DECODER}: a picture in, grids of features
 * out, finest first. One predictor, one thread at a time. Must be closed.
 */
public final class FeatureNetwork implements AutoCloseable {
  /** The backbone that ships. */
  public static final String SHIPPED = "nanodet_g_features";

  /** Width and height of a picture must be multiples of this: the coarsest stride. */
  public static final int SIZE_STEP_PIXELS = 32;

  private static final String DECODER = "features";

  private final TorchNetwork network;

  private FeatureNetwork(TorchNetwork network) {
    this.network = network;
  }

  /** The backbone that ships. */
  public static FeatureNetwork shipped() {
    return open(ModelStore.shipped(), SHIPPED);
  }

  /**
   * Loads a backbone of the manifest.
   *
   * @throws dev.xunjie.models.ModelUnfitException if the file is missing, altered or unfit
   * @throws IllegalStateException if the model isn't a backbone
   */
  public static FeatureNetwork open(ModelStore models, String modelId) {
    TorchNetwork network = TorchNetwork.open(models, modelId);
    String decoder = network.entry().decoder();
    if (!decoder.equals(DECODER)) {
      network.close();
      throw new IllegalStateException(
          "model %s has decoder \"%s\", but features come from one with decoder \"%s\""
              .formatted(modelId, decoder, DECODER));
    }
    return new FeatureNetwork(network);
  }

  /** Id of the weights in the model manifest. */
  public String modelId() {
    return network.entry().id();
  }

  /**
   * The features of a picture.
   *
   * @param bgr 8 bits a channel, blue-green-red, without padding between rows; width and height
   *     multiples of {@value #SIZE_STEP_PIXELS}
   * @return for each stride of the manifest one grid
   */
  public List<FeatureGrid> look(Mat bgr) {
    if (bgr.cols() % SIZE_STEP_PIXELS != 0 || bgr.rows() % SIZE_STEP_PIXELS != 0) {
      throw new IllegalArgumentException(
          "a picture of %d × %d can't be looked at: width and height must be multiples of %d"
              .formatted(bgr.cols(), bgr.rows(), SIZE_STEP_PIXELS));
    }
    try (NDManager scope = network.newScope()) {
      List<FeatureGrid> grids = new ArrayList<>();
      for (NDArray level : network.run(network.inputOf(bgr, scope))) {
        Shape shape = level.getShape();
        grids.add(
            new FeatureGrid(
                level.toFloatArray(),
                Math.toIntExact(shape.get(1)),
                Math.toIntExact(shape.get(2)),
                Math.toIntExact(shape.get(3))));
      }
      return List.copyOf(grids);
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
