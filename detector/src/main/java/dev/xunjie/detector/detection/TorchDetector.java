package dev.xunjie.detector.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.image.Framing;
import dev.xunjie.detector.stage.Stage;
import dev.xunjie.detector.stage.StageClock;
import dev.xunjie.detector.torch.TorchNetwork;
import dev.xunjie.models.ModelEntry;
import dev.xunjie.models.ModelStore;
import java.util.List;
import java.util.Optional;

/**
 * A detector in TorchScript, run by DJL's PyTorch engine on the CPU; which decoder and what input
 * it takes stands in the model manifest. One predictor, one thread at a time.
 */
public final class TorchDetector implements ObjectDetector {
  private final ModelEntry entry;
  private final OutputDecoder decoder;
  private final LookOptions options;
  private final InputCanvas canvas;
  private final TorchNetwork network;
  private final StageClock clock;

  private TorchDetector(
      ModelEntry entry,
      OutputDecoder decoder,
      LookOptions options,
      TorchNetwork network,
      StageClock clock) {
    this.entry = entry;
    this.decoder = decoder;
    this.options = options;
    this.canvas = new InputCanvas(entry, options);
    this.network = network;
    this.clock = clock;
  }

  /**
   * Loads a detector of the manifest, to look as the running system does.
   *
   * @throws dev.xunjie.models.ModelUnfitException if the file is missing, altered or unfit
   * @throws IllegalStateException if this version has no such decoder
   */
  public static TorchDetector open(ModelStore models, String modelId) {
    return open(models, modelId, LookOptions.USUAL);
  }

  /**
   * Loads a detector of the manifest.
   *
   * @throws dev.xunjie.models.ModelUnfitException if the file is missing, altered or unfit
   * @throws IllegalStateException if this version has no such decoder
   * @throws IllegalArgumentException if the options ask for another size of a network whose size is
   *     fixed
   */
  public static TorchDetector open(ModelStore models, String modelId, LookOptions options) {
    return open(models, modelId, options, StageClock.NONE);
  }

  /** The same, with a clock on its stages. */
  public static TorchDetector open(
      ModelStore models, String modelId, LookOptions options, StageClock clock) {
    TorchNetwork network = TorchNetwork.open(models, modelId);
    try {
      ModelEntry entry = network.entry();
      return new TorchDetector(entry, OutputDecoder.of(entry), options, network, clock);
    } catch (RuntimeException refused) {
      network.close();
      throw refused;
    }
  }

  @Override
  public String modelId() {
    return entry.id();
  }

  @Override
  public List<Detection> detect(BgrImage picture) {
    Framing framing = clock.timed(Stage.LETTERBOX, () -> canvas.show(picture));
    try (NDManager scope = network.newScope()) {
      NDArray input = clock.timed(Stage.LETTERBOX, () -> network.inputOf(canvas.pixels(), scope));
      NDList output = clock.timed(Stage.NETWORK, () -> network.run(input));
      return clock.timed(Stage.BOXES, () -> boxes(output, framing));
    }
  }

  @Override
  public void close() {
    network.close();
    canvas.close();
  }

  private List<Detection> boxes(NDList output, Framing framing) {
    return Suppression.apply(
        decoder.decode(output, canvas.size(), options.leastScore()).stream()
            .flatMap(candidate -> inPicture(candidate, framing).stream())
            .toList());
  }

  private Optional<Detection> inPicture(Candidate candidate, Framing framing) {
    return framing
        .inPicture(candidate.left(), candidate.top(), candidate.right(), candidate.bottom())
        .map(box -> options.mirrored() ? mirrored(box) : box)
        .map(
            box ->
                new Detection(
                    entry.classes().get(candidate.classIndex()),
                    Math.min(1, candidate.score()),
                    box));
  }

  private static NormalisedBox mirrored(NormalisedBox box) {
    return new NormalisedBox(1 - box.right(), box.top(), 1 - box.left(), box.bottom());
  }
}
