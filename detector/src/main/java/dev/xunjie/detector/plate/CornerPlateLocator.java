package dev.xunjie.detector.plate;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.xunjie.detector.torch.TorchNetwork;
import dev.xunjie.models.ModelStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Our own locator: a heat map with the four corners of each plate, after CenterNet. It looks at the
 * whole picture first, then at each find enlarged, which places the corners well enough to
 * straighten by them.
 *
 * <p>The network takes 1 × 3 × height × width, both multiples of 16, and gives 1 × 9 × height / 4 ×
 * width / 4: the heat (0 to 1), then x and y of each corner clockwise from the top left, in input
 * pixels from the cell's centre.
 */
public final class CornerPlateLocator implements PlateLocator {
  static final String DECODER = "plate_locator";
  private static final int STRIDE = 4;
  private static final int SIDES_MULTIPLE_OF = 16;
  private static final int CHANNELS = 9;

  /** Longest side of the first look in pixels: plates of a twentieth of it are still found. */
  private static final int FIRST_LOOK_PIXELS = 640;

  /** Small vehicle crops are enlarged at most so far; more only blurs. */
  private static final double MOST_ENLARGED = 1.5;

  private static final int MOST_FINDS = 6;
  private static final double LEAST_FIRST_HEAT = .12;
  private static final double LEAST_SECOND_HEAT = .05;

  /** Side of the second look in pixels, and how many widths of the plate it spans. */
  private static final int SECOND_LOOK_PIXELS = 256;

  private static final double SECOND_LOOK_WIDTHS = 2.2;

  /** Smallest width that a second look believes, so that it never enlarges noise without end. */
  private static final double LEAST_WIDTH_PIXELS = 8;

  /** A find that the second look doesn't confirm keeps this share of its heat. */
  private static final double UNCONFIRMED = .3;

  /** In the second look the plate is expected within this share of its side from the middle. */
  private static final double EXPECTED_WITHIN = .35;

  private final TorchNetwork network;

  private CornerPlateLocator(TorchNetwork network) {
    this.network = network;
  }

  /**
   * Loads a locator of the manifest.
   *
   * @throws dev.xunjie.models.ModelUnfitException if the file is missing, altered or unfit
   */
  public static CornerPlateLocator open(ModelStore models, String modelId) {
    TorchNetwork network = TorchNetwork.open(models, modelId);
    Decoders.require(network.entry(), DECODER);
    return new CornerPlateLocator(network);
  }

  @Override
  public List<LocatedPlate> locate(Mat picture) {
    List<LocatedPlate> found = new ArrayList<>();
    for (LocatedPlate first : firstLook(picture)) {
      found.add(
          secondLook(picture, first).orElseGet(() -> first.scored(first.score() * UNCONFIRMED)));
    }
    return Overlaps.withoutRepetitions(found);
  }

  @Override
  public void close() {
    network.close();
  }

  private List<LocatedPlate> firstLook(Mat picture) {
    double scale =
        Math.min(
            MOST_ENLARGED, (double) FIRST_LOOK_PIXELS / Math.max(picture.cols(), picture.rows()));
    int width = (int) Math.max(1, Math.round(picture.cols() * scale));
    int height = (int) Math.max(1, Math.round(picture.rows() * scale));
    int pad = network.entry().input().padValue();
    try (Scalar padding = new Scalar(pad, pad, pad, 0);
        Mat canvas = new Mat(upToMultiple(height), upToMultiple(width), CV_8UC3, padding);
        Rect place = new Rect(0, 0, width, height);
        Mat corner = canvas.apply(place);
        Size size = new Size(width, height)) {
      resize(picture, corner, size, 0, 0, scale < 1 ? INTER_AREA : INTER_LINEAR);
      return peaks(canvas, LEAST_FIRST_HEAT).stream()
          .map(peak -> peak.movedAndScaled(0, 0, 1 / scale))
          .toList();
    }
  }

  private Optional<LocatedPlate> secondLook(Mat picture, LocatedPlate first) {
    double side = SECOND_LOOK_WIDTHS * Math.max(LEAST_WIDTH_PIXELS, first.quad().widthPixels());
    Corner centre = first.quad().centre();
    double left = centre.x() - side / 2;
    double top = centre.y() - side / 2;
    PlateQuad square = PlateQuad.upright(left, top, left + side, top + side);
    try (Mat zoomed =
        Straightening.straighten(picture, square, SECOND_LOOK_PIXELS, SECOND_LOOK_PIXELS)) {
      return peaks(zoomed, LEAST_SECOND_HEAT).stream()
          .max(Comparator.comparingDouble(CornerPlateLocator::expectation))
          .map(
              peak ->
                  peak.movedAndScaled(left, top, side / SECOND_LOOK_PIXELS)
                      .scored(Math.sqrt(peak.score() * first.score())));
    }
  }

  /** Heat, less the further from the middle. */
  private static double expectation(LocatedPlate peak) {
    Corner middle = new Corner(SECOND_LOOK_PIXELS / 2.0, SECOND_LOOK_PIXELS / 2.0);
    double away = peak.quad().centre().distanceTo(middle) / SECOND_LOOK_PIXELS / EXPECTED_WITHIN;
    return peak.score() * Math.exp(-away * away);
  }

  private List<LocatedPlate> peaks(Mat input, double leastHeat) {
    try (NDManager scope = network.newScope()) {
      NDArray output = network.run(network.inputOf(input, scope)).get(0);
      int rows = input.rows() / STRIDE;
      int columns = input.cols() / STRIDE;
      Shape expected = new Shape(1, CHANNELS, rows, columns);
      if (!output.getShape().equals(expected)) {
        throw new IllegalStateException(
            "model %s gives %s where %s is needed"
                .formatted(network.entry().id(), output.getShape(), expected));
      }
      return new HeatMap(output.toFloatArray(), rows, columns).peaks(leastHeat, MOST_FINDS, STRIDE);
    }
  }

  private static int upToMultiple(int pixels) {
    return (pixels + SIDES_MULTIPLE_OF - 1) / SIDES_MULTIPLE_OF * SIDES_MULTIPLE_OF;
  }
}
