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
  /** How far above the lower edge a vehicle's standing point lies, as a share of the height. */
  private static final double STANDING_DEPTH = 0.2;

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

  /**
   * The middle of the ground that a vehicle covers, as far as its box tells: the lower edge is only
   * its near side. A car (1.5 m high, 1.8 m wide, 4.5 m long) seen from a mast, 20° to 30° down,
   * covers .3 to .4 of its box's height when seen from the side and .6 to .8 from the front or
   * back, so that the middle lies .15 to .4 above the lower edge; a fifth is the careful end. A car
   * whose near wheels touch a kerb line stands on the far side of the line.
   */
  public NormalisedPoint standingPoint() {
    return new NormalisedPoint((left + right) / 2, bottom - STANDING_DEPTH * height());
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
