package dev.xunjie.detector.torch;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import ai.djl.MalformedModelException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import dev.xunjie.models.ModelEntry;
import dev.xunjie.models.ModelFile;
import dev.xunjie.models.ModelStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A network of the model manifest: pictures in, tensors out. One predictor, one thread at a time.
 * Must be closed.
 */
public final class TorchNetwork implements AutoCloseable {
  private static final int CHANNELS = 3;

  static {
    TorchEngine.prepare();
  }

  private final ModelEntry entry;
  private final ZooModel<NDList, NDList> model;
  private final Predictor<NDList, NDList> predictor;
  private final NDManager constants;
  private final NDArray mean;
  private final NDArray deviation;

  private TorchNetwork(ModelEntry entry, ZooModel<NDList, NDList> model) {
    this.entry = entry;
    this.model = model;
    this.predictor = model.newPredictor();
    this.constants = model.getNDManager().newSubManager();
    this.mean = constants.create(floats(entry.input().mean()));
    this.deviation = constants.create(floats(entry.input().std()));
  }

  /**
   * Loads a network of the manifest.
   *
   * @throws dev.xunjie.models.ModelUnfitException if the file is missing, altered or unfit
   */
  public static TorchNetwork open(ModelStore models, String modelId) {
    ModelFile file = models.load(modelId);
    try {
      return new TorchNetwork(
          file.entry(),
          Criteria.builder()
              .setTypes(NDList.class, NDList.class)
              .optModelPath(file.path())
              .optEngine("PyTorch")
              .optTranslator(new NoopTranslator(null))
              .build()
              .loadModel());
    } catch (IOException | ModelNotFoundException | MalformedModelException unfit) {
      throw new IllegalStateException(
          "model %s at %s was not accepted by PyTorch: is it TorchScript for libtorch 2.7?"
              .formatted(modelId, file.path()),
          unfit);
    }
  }

  /** What the manifest says of it. */
  public ModelEntry entry() {
    return entry;
  }

  /** A scope for the tensors of one run; closing it frees them. */
  public NDManager newScope() {
    return constants.newSubManager();
  }

  /**
   * A picture as this network takes it: its channel order, its layout, normalised by its mean and
   * deviation. Only bytes cross into torch.
   *
   * @param bgr 8 bits a channel, blue-green-red, without padding between rows
   * @param scope what the tensor belongs to
   * @return 1 × 3 × height × width or 1 × height × width × 3 floats
   */
  public NDArray inputOf(Mat bgr, NDManager scope) {
    if (bgr.type() != CV_8UC3 || !bgr.isContinuous()) {
      throw new IllegalArgumentException("the picture isn't one block of 3 × 8 bits");
    }
    ByteBuffer bytes = bgr.createBuffer();
    NDArray picture =
        scope.create(bytes, new Shape(bgr.rows(), bgr.cols(), CHANNELS), DataType.UINT8);
    NDArray ordered =
        entry.input().channelOrder() == ModelEntry.ChannelOrder.RGB ? picture.flip(2) : picture;
    NDArray normalised = ordered.toType(DataType.FLOAT32, false).sub(mean).div(deviation);
    return switch (entry.input().layout()) {
      case NCHW -> normalised.transpose(2, 0, 1).expandDims(0);
      case NHWC -> normalised.expandDims(0);
    };
  }

  /**
   * Runs the network.
   *
   * @return its output tensors in the order of the graph, belonging to the input's scope
   */
  public NDList run(NDArray input) {
    try {
      NDList output = predictor.predict(new NDList(input));
      output.attach(input.getManager());
      return output;
    } catch (TranslateException failed) {
      throw new IllegalStateException(
          "model %s failed on an input of %s".formatted(entry.id(), input.getShape()), failed);
    }
  }

  @Override
  public void close() {
    constants.close();
    predictor.close();
    model.close();
  }

  private static float[] floats(List<Double> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return floats;
  }
}
