package dev.xunjie.detector.detection;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.flip;

import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.image.Framing;
import dev.xunjie.models.ModelEntry;
import java.util.Collections;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The native picture that becomes a network's input, brought to shape as the network's manifest
 * entry says. Kept between looks, for the pictures of one camera have one size. Must be closed.
 */
final class InputCanvas implements AutoCloseable {
  private static final int MIRROR_LEFT_AND_RIGHT = 1;

  private final ModelEntry entry;
  private final LookOptions options;
  private Mat pixels;

  /**
   * @throws IllegalArgumentException if the options ask for another size of a network whose size is
   *     fixed
   */
  InputCanvas(ModelEntry entry, LookOptions options) {
    if (options.enlargement() != 1 && entry.input().letterbox() != ModelEntry.Letterbox.ASPECT) {
      throw new IllegalArgumentException(
          "model %s takes %d × %d only and can't look at %.2f times that area; its manifest would say so by letterbox ASPECT"
              .formatted(
                  entry.id(),
                  entry.input().width(),
                  entry.input().height(),
                  options.enlargement()));
    }
    this.entry = entry;
    this.options = options;
    this.pixels = new Mat(entry.input().height(), entry.input().width(), CV_8UC3);
  }

  /** Draws the picture; says where. */
  Framing show(BgrImage picture) {
    InputSize size = sizeFor(picture);
    if (pixels.cols() != size.width() || pixels.rows() != size.height()) {
      pixels.close();
      pixels = new Mat(size.height(), size.width(), CV_8UC3);
    }
    Framing framing = framingOf(picture, size);
    picture.drawInto(pixels, framing, entry.input().padValue());
    if (!options.mirrored()) {
      return framing;
    }
    flip(pixels, pixels, MIRROR_LEFT_AND_RIGHT);
    return new Framing(
        size.width() - framing.left() - framing.width(),
        framing.top(),
        framing.width(),
        framing.height());
  }

  /** What was drawn last. */
  Mat pixels() {
    return pixels;
  }

  /** Its size. */
  InputSize size() {
    return new InputSize(pixels.cols(), pixels.rows());
  }

  @Override
  public void close() {
    pixels.close();
  }

  private InputSize sizeFor(BgrImage picture) {
    ModelEntry.Input input = entry.input();
    if (input.letterbox() != ModelEntry.Letterbox.ASPECT) {
      return new InputSize(input.width(), input.height());
    }
    long mostPixels = Math.round(options.enlargement() * input.width() * input.height());
    return InputSize.following(
        picture.widthPixels(),
        picture.heightPixels(),
        mostPixels,
        Collections.max(entry.output().strides()));
  }

  private Framing framingOf(BgrImage picture, InputSize size) {
    int width = picture.widthPixels();
    int height = picture.heightPixels();
    return switch (entry.input().letterbox()) {
      case STRETCH -> Framing.stretched(size.width(), size.height());
      case CENTRE -> Framing.centred(width, height, size.width(), size.height());
      case TOP_LEFT, ASPECT -> Framing.topLeft(width, height, size.width(), size.height());
    };
  }
}
