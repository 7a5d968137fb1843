package dev.xunjie.standalone.evaluation.stays;

import dev.xunjie.contracts.geometry.NormalisedBox;

/** A box as the benchmark writes it, in pixels. */
record PixelBox(double left, double top, double width, double height) {
  double right() {
    return left + width;
  }

  double bottom() {
    return top + height;
  }

  boolean isEmpty() {
    return !(width > 0 && height > 0 && right() > 0 && bottom() > 0);
  }

  NormalisedBox in(PictureSize picture) {
    return new NormalisedBox(
        Math.max(0, left) / picture.widthPixels(),
        Math.max(0, top) / picture.heightPixels(),
        right() / picture.widthPixels(),
        bottom() / picture.heightPixels());
  }
}
