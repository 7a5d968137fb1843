package dev.xunjie.detector.tracking;

import dev.xunjie.contracts.geometry.NormalisedBox;

/** Boxes moved, and how far they moved. */
final class Shifts {
  private Shifts() {}

  /** The box moved by shares of the picture, but not out of it. */
  static NormalisedBox inPicture(NormalisedBox box, double dx, double dy) {
    double x = Math.max(-box.left(), Math.min(1 - box.right(), dx));
    double y = Math.max(-box.top(), Math.min(1 - box.bottom(), dy));
    return new NormalisedBox(box.left() + x, box.top() + y, box.right() + x, box.bottom() + y);
  }

  /** Distance of the centres in sizes of the first box: widths across, heights down. */
  static double inSizes(NormalisedBox from, NormalisedBox to) {
    return Math.hypot(
        (from.centre().x() - to.centre().x()) / from.width(),
        (from.centre().y() - to.centre().y()) / from.height());
  }

  /** The box that lies a share of the way from one to another, 0 (the one) to 1 (the other). */
  static NormalisedBox between(NormalisedBox one, NormalisedBox other, double share) {
    return new NormalisedBox(
        one.left() + share * (other.left() - one.left()),
        one.top() + share * (other.top() - one.top()),
        one.right() + share * (other.right() - one.right()),
        one.bottom() + share * (other.bottom() - one.bottom()));
  }
}
