package dev.xunjie.detector.detection;

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
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.models.ModelEntry;
import dev.xunjie.models.ModelFile;
import dev.xunjie.models.ModelStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A detector in TorchScript, run by DJL's PyTorch engine on the CPU; which decoder and what input
 * it takes stands in the model manifest. One predictor, one thread at a time.
 */
public final class TorchDetector implements ObjectDetector {
  /**
   * Boxes below this score aren't reported at all. Low, for the tracker lets weak detections
   * continue what it knows, and only strong ones begin anything.
   */
  static final double LEAST_SCORE = 0.15;

  private final ModelEntry entry;
  private final OutputDecoder decoder;
  private final ZooModel<NDList, NDList> model;
  private final Predictor<NDList, NDList> predictor;
  private final NDManager constants;
  private final NDArray mean;
  private final NDArray deviation;
  private final Mat canvas;

  private TorchDetector(ModelEntry entry, OutputDecoder decoder, ZooModel<NDList, NDList> model) {
    this.entry = entry;
    this.decoder = decoder;
    this.model = model;
    this.predictor = model.newPredictor();
    this.constants = model.getNDManager().newSubManager();
    this.mean = constants.create(floats(entry.input().mean()));
    this.deviation = constants.create(floats(entry.input().std()));
    this.canvas = new Mat(entry.input().height(), entry.input().width(), CV_8UC3);
  }

  /**
   * Loads a detector of the manifest.
   *
   * @throws dev.xunjie.models.ModelUnfitException if the file is missing, altered or unfit
   */
  public static TorchDetector open(ModelStore models, String modelId) {
    ModelFile file = models.load(modelId);
    try {
      ZooModel<NDList, NDList> model =
          Criteria.builder()
              .setTypes(NDList.class, NDList.class)
              .optModelPath(file.path())
              .optEngine("PyTorch")
              .optTranslator(new NoopTranslator(null))
              .build()
              .loadModel();
      return new TorchDetector(file.entry(), decoderOf(file.entry()), model);
    } catch (IOException | ModelNotFoundException | MalformedModelException unfit) {
      throw new IllegalStateException(
          "model %s at %s was not accepted by PyTorch: is it TorchScript for libtorch 2.7?"
              .formatted(modelId, file.path()),
          unfit);
    }
  }

  @Override
  public String modelId() {
    return entry.id();
  }

  @Override
  public List<Detection> detect(BgrImage picture) {
    double scale = picture.letterboxInto(canvas);
    try (NDManager manager = constants.newSubManager()) {
      NDList output = predictor.predict(new NDList(normalised(manager)));
      output.attach(manager);
      List<Detection> found =
          decoder.decode(output, LEAST_SCORE).stream()
              .flatMap(candidate -> inPicture(candidate, picture, scale).stream())
              .toList();
      return Suppression.apply(found);
    } catch (TranslateException failed) {
      throw new IllegalStateException(
          "model %s failed on a picture of %dx%d"
              .formatted(entry.id(), picture.widthPixels(), picture.heightPixels()),
          failed);
    }
  }

  @Override
  public void close() {
    constants.close();
    predictor.close();
    model.close();
    canvas.close();
  }

  /** The canvas as 1 × 3 × height × width floats; only bytes cross into torch. */
  private NDArray normalised(NDManager manager) {
    ByteBuffer bytes = canvas.createBuffer();
    return manager
        .create(bytes, new Shape(canvas.rows(), canvas.cols(), 3), DataType.UINT8)
        .toType(DataType.FLOAT32, false)
        .sub(mean)
        .div(deviation)
        .transpose(2, 0, 1)
        .expandDims(0);
  }

  private Optional<Detection> inPicture(Candidate candidate, BgrImage picture, double scale) {
    double left = share(candidate.left(), scale, picture.widthPixels());
    double top = share(candidate.top(), scale, picture.heightPixels());
    double right = share(candidate.right(), scale, picture.widthPixels());
    double bottom = share(candidate.bottom(), scale, picture.heightPixels());
    return left < right && top < bottom
        ? Optional.of(
            new Detection(
                entry.classes().get(candidate.classIndex()),
                Math.min(1, candidate.score()),
                new NormalisedBox(left, top, right, bottom)))
        : Optional.empty();
  }

  private static double share(double inputPixels, double scale, int picturePixels) {
    return Math.max(0, Math.min(1, inputPixels / scale / picturePixels));
  }

  private static OutputDecoder decoderOf(ModelEntry entry) {
    return switch (entry.decoder()) {
      case "nanodet" -> new NanoDetDecoder(entry);
      default ->
          throw new IllegalStateException(
              "model %s needs decoder \"%s\", which this version doesn't have; it has: nanodet"
                  .formatted(entry.id(), entry.decoder()));
    };
  }

  private static float[] floats(List<Double> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return floats;
  }
}
