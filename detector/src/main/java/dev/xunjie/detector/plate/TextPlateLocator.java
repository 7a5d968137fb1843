package dev.xunjie.detector.plate;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.mean;
import static org.bytedeco.opencv.global.opencv_imgproc.CHAIN_APPROX_SIMPLE;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.RETR_LIST;
import static org.bytedeco.opencv.global.opencv_imgproc.boundingRect;
import static org.bytedeco.opencv.global.opencv_imgproc.fillPoly;
import static org.bytedeco.opencv.global.opencv_imgproc.findContours;
import static org.bytedeco.opencv.global.opencv_imgproc.minAreaRect;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.xunjie.detector.torch.TorchNetwork;
import dev.xunjie.models.ModelEntry;
import dev.xunjie.models.ModelStore;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RotatedRect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Finds writing of a plate's form by a text detector with differentiable binarisation (Liao et al.,
 * 2020, arXiv:1911.08947), such as PP-OCRv4's. It finds shop signs too, which the grammar refuses.
 *
 * <p>The network takes 1 × 3 × height × width, multiples of 32 up to the manifest's size as the
 * picture's aspect needs them, and gives 1 × 1 × height × width, the probability that a pixel lies
 * in the shrunken middle of a text.
 */
public final class TextPlateLocator implements PlateLocator {
  static final String DECODER = "text_locator";

  /** Thresholds and growth as PP-OCRv4's own inference configuration has them. */
  private static final double PIXEL_THRESHOLD = .3;

  private static final double LEAST_MEAN = .5;
  private static final double UNCLIP = 1.6;

  /** Smallest shrunken text in input pixels; below it is noise. */
  private static final double LEAST_SIDE_PIXELS = 3;

  /** Writing outside these ratios of width to height is no plate's, however it is seen. */
  private static final double NARROWEST = 1.2;

  private static final double WIDEST = 7;

  private static final int SIDES_MULTIPLE_OF = 32;

  private final TorchNetwork network;

  private TextPlateLocator(TorchNetwork network) {
    this.network = network;
  }

  /**
   * Loads a text detector of the manifest.
   *
   * @throws dev.xunjie.models.ModelUnfitException if the file is missing, altered or unfit
   */
  public static TextPlateLocator open(ModelStore models, String modelId) {
    TorchNetwork network = TorchNetwork.open(models, modelId);
    Decoders.require(network.entry(), DECODER);
    return new TextPlateLocator(network);
  }

  @Override
  public List<LocatedPlate> locate(Mat picture) {
    ModelEntry.Input input = network.entry().input();
    double scale =
        Math.min((double) input.width() / picture.cols(), (double) input.height() / picture.rows());
    int width = (int) Math.max(1, Math.round(picture.cols() * scale));
    int height = (int) Math.max(1, Math.round(picture.rows() * scale));
    try (NDManager scope = network.newScope();
        Mat canvas = letterboxed(picture, width, height);
        Mat probabilities = new Mat(canvas.rows(), canvas.cols(), CV_32FC1);
        Mat binary = new Mat(canvas.rows(), canvas.cols(), CV_8UC1)) {
      NDArray output = network.run(network.inputOf(canvas, scope)).get(0);
      Shape expected = new Shape(1, 1, canvas.rows(), canvas.cols());
      if (!output.getShape().equals(expected)) {
        throw new IllegalStateException(
            "model %s gives %s where %s is needed"
                .formatted(network.entry().id(), output.getShape(), expected));
      }
      float[] values = output.toFloatArray();
      FloatBuffer probabilityPixels = probabilities.createBuffer();
      probabilityPixels.put(values);
      ByteBuffer binaryPixels = binary.createBuffer();
      for (float value : values) {
        binaryPixels.put((byte) (value > PIXEL_THRESHOLD ? 1 : 0));
      }
      return Overlaps.withoutRepetitions(
          texts(probabilities, binary).stream()
              .map(text -> text.movedAndScaled(0, 0, 1 / scale))
              .toList());
    }
  }

  @Override
  public void close() {
    network.close();
  }

  private static Mat letterboxed(Mat picture, int width, int height) {
    Mat canvas = new Mat(upToMultiple(height), upToMultiple(width), CV_8UC3, Scalar.BLACK);
    try (Rect place = new Rect(0, 0, width, height);
        Mat corner = canvas.apply(place);
        Size size = new Size(width, height)) {
      resize(picture, corner, size, 0, 0, width < picture.cols() ? INTER_AREA : INTER_LINEAR);
    }
    return canvas;
  }

  private static int upToMultiple(int pixels) {
    return (pixels + SIDES_MULTIPLE_OF - 1) / SIDES_MULTIPLE_OF * SIDES_MULTIPLE_OF;
  }

  private static List<LocatedPlate> texts(Mat probabilities, Mat binary) {
    List<LocatedPlate> texts = new ArrayList<>();
    try (MatVector contours = new MatVector()) {
      findContours(binary, contours, RETR_LIST, CHAIN_APPROX_SIMPLE);
      for (long i = 0; i < contours.size(); i++) {
        try (Mat contour = contours.get(i);
            RotatedRect box = minAreaRect(contour)) {
          grown(box)
              .ifPresent(
                  quad -> {
                    double score = meanWithin(probabilities, contour);
                    if (score >= LEAST_MEAN) {
                      texts.add(
                          new LocatedPlate(quad, Math.min(1, score), LocatedPlate.Evidence.TEXT));
                    }
                  });
        }
      }
    }
    return texts;
  }

  /** The rectangle at its full size, its longer side taken for the writing's direction. */
  private static Optional<PlateQuad> grown(RotatedRect box) {
    double width = box.size().width();
    double height = box.size().height();
    double turned = box.angle();
    if (width < height) {
      double swapped = width;
      width = height;
      height = swapped;
      turned += 90;
    }
    if (height < LEAST_SIDE_PIXELS) {
      return Optional.empty();
    }
    double growth = width * height * UNCLIP / (2 * (width + height));
    double fullWidth = width + 2 * growth;
    double fullHeight = height + 2 * growth;
    double ratio = fullWidth / fullHeight;
    if (ratio < NARROWEST || ratio > WIDEST) {
      return Optional.empty();
    }
    Corner centre = new Corner(box.center().x() + .5, box.center().y() + .5);
    return Optional.of(PlateQuad.turned(centre, fullWidth, fullHeight, uprightTurn(turned)));
  }

  /** Writing that leans to the left or right, never one that stands on its head. */
  private static double uprightTurn(double degrees) {
    double turned = degrees % 180;
    if (turned > 90) {
      return turned - 180;
    }
    return turned <= -90 ? turned + 180 : turned;
  }

  private static double meanWithin(Mat probabilities, Mat contour) {
    try (Rect bounds = boundingRect(contour);
        Mat part = probabilities.apply(bounds);
        Mat mask = Mat.zeros(bounds.height(), bounds.width(), CV_8UC1).asMat();
        MatVector shape = new MatVector(contour);
        Scalar inside = new Scalar(1);
        Point offset = new Point(-bounds.x(), -bounds.y());
        Scalar result = inMask(part, mask, shape, inside, offset)) {
      return result.get(0);
    }
  }

  private static Scalar inMask(Mat part, Mat mask, MatVector shape, Scalar inside, Point offset) {
    fillPoly(mask, shape, inside, 8, 0, offset);
    return mean(part, mask);
  }
}
