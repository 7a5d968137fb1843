package dev.xunjie.detector.detection;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.torch.TorchNetwork;
import dev.xunjie.models.ModelEntry;
import dev.xunjie.models.ModelStore;
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
  private final TorchNetwork network;
  private final Mat canvas;

  private TorchDetector(OutputDecoder decoder, TorchNetwork network) {
    this.entry = network.entry();
    this.decoder = decoder;
    this.network = network;
    this.canvas = new Mat(entry.input().height(), entry.input().width(), CV_8UC3);
  }

  /**
   * Loads a detector of the manifest.
   *
   * @throws dev.xunjie.models.ModelUnfitException if the file is missing, altered or unfit
   */
  public static TorchDetector open(ModelStore models, String modelId) {
    TorchNetwork network = TorchNetwork.open(models, modelId);
    return new TorchDetector(decoderOf(network.entry()), network);
  }

  @Override
  public String modelId() {
    return entry.id();
  }

  @Override
  public List<Detection> detect(BgrImage picture) {
    double scale = picture.letterboxInto(canvas);
    try (NDManager scope = network.newScope()) {
      NDList output = network.run(network.inputOf(canvas, scope));
      List<Detection> found =
          decoder.decode(output, LEAST_SCORE).stream()
              .flatMap(candidate -> inPicture(candidate, picture, scale).stream())
              .toList();
      return Suppression.apply(found);
    }
  }

  @Override
  public void close() {
    network.close();
    canvas.close();
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
}
