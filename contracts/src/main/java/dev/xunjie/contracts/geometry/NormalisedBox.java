package dev.xunjie.contracts.geometry;

/**
 * An upright rectangle in the picture, independent of its resolution.
 *
 * @param left share of the width, 0 to 1
 * @param top share of the height, 0 to 1
 * @param right share of the width, greater than {@code left}, at most 1
 * @param bottom share of the height, greater than {@code top}, at most 1
 */
public record NormalisedBox(double left, double top, double right, double bottom) {
  public NormalisedBox {
    if (!(left >= 0 && left < right && right <= 1 && top >= 0 && top < bottom && bottom <= 1)) {
      throw new IllegalArgumentException(
          "box [%s, %s, %s, %s] is empty or outside the picture: left < right and top < bottom, each 0 to 1"
              .formatted(left, top, right, bottom));
    }
  }

  public double width() {
    return right - left;
  }

  public double height() {
    return bottom - top;
  }

  public double area() {
    return width() * height();
  }

  public NormalisedPoint centre() {
    return new NormalisedPoint((left + right) / 2, (top + bottom) / 2);
  }

  /**
   * Where the object stands on the ground: the middle of the box's lower edge. A vehicle's wheels
   * touch the ground there, while its roof may reach over a zone that it isn't in.
   */
  public NormalisedPoint groundContact() {
    return new NormalisedPoint((left + right) / 2, bottom);
  }

  /** Shared area over joint area, 0 (apart) to 1 (the same box). */
  public double intersectionOverUnion(NormalisedBox other) {
    double shared = sharedArea(other);
    return shared / (area() + other.area() - shared);
  }

  /** The smallest box that holds both. */
  public NormalisedBox union(NormalisedBox other) {
    return new NormalisedBox(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }

  /** Share of this box that the other covers, 0 to 1. */
  public double coveredBy(NormalisedBox other) {
    return sharedArea(other) / area();
  }

  private double sharedArea(NormalisedBox other) {
    double sharedWidth = Math.min(right, other.right) - Math.max(left, other.left);
    double sharedHeight = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    return sharedWidth <= 0 || sharedHeight <= 0 ? 0 : sharedWidth * sharedHeight;
  }
}
