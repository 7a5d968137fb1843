package dev.xunjie.standalone.evaluation.parking;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPoint;
import java.util.Optional;

/** Size of a video's pictures. */
record PictureSize(double widthPixels, double heightPixels) {
  PictureSize {
    if (!(widthPixels > 0 && heightPixels > 0)) {
      throw new IllegalArgumentException(
          "a picture of %s x %s pixels has no size".formatted(widthPixels, heightPixels));
    }
  }

  /** The box as far as it lies in the picture; empty if no part does. */
  Optional<NormalisedBox> boxOf(BoxLine line) {
    NormalisedPoint topLeft = pointAt(line.left(), line.top());
    NormalisedPoint bottomRight = pointAt(line.right(), line.bottom());
    return topLeft.x() < bottomRight.x() && topLeft.y() < bottomRight.y()
        ? Optional.of(new NormalisedBox(topLeft.x(), topLeft.y(), bottomRight.x(), bottomRight.y()))
        : Optional.empty();
  }

  /** The point, or the one at the picture's edge that is nearest to it. */
  NormalisedPoint pointAt(double xPixels, double yPixels) {
    return new NormalisedPoint(
        Math.max(0, Math.min(1, xPixels / widthPixels)),
        Math.max(0, Math.min(1, yPixels / heightPixels)));
  }
}
