package dev.xunjie.detector.plate;

import java.util.List;

/**
 * Four corners of a plate, named as its writing runs, whichever way the picture is turned.
 *
 * @param topLeft where the province begins
 * @param topRight above the last symbol
 * @param bottomRight below the last symbol
 * @param bottomLeft below the province
 */
public record PlateQuad(Corner topLeft, Corner topRight, Corner bottomRight, Corner bottomLeft) {
  /** An upright rectangle. */
  public static PlateQuad upright(double left, double top, double right, double bottom) {
    return new PlateQuad(
        new Corner(left, top),
        new Corner(right, top),
        new Corner(right, bottom),
        new Corner(left, bottom));
  }

  /**
   * A turned rectangle.
   *
   * @param widthPixels along the writing
   * @param heightPixels across it
   * @param turnedDegrees clockwise from writing that runs to the right
   */
  public static PlateQuad turned(
      Corner centre, double widthPixels, double heightPixels, double turnedDegrees) {
    double turned = Math.toRadians(turnedDegrees);
    double alongX = Math.cos(turned) * widthPixels / 2;
    double alongY = Math.sin(turned) * widthPixels / 2;
    double acrossX = -Math.sin(turned) * heightPixels / 2;
    double acrossY = Math.cos(turned) * heightPixels / 2;
    return new PlateQuad(
        centre.plus(-alongX - acrossX, -alongY - acrossY),
        centre.plus(alongX - acrossX, alongY - acrossY),
        centre.plus(alongX + acrossX, alongY + acrossY),
        centre.plus(-alongX + acrossX, -alongY + acrossY));
  }

  /** Clockwise from the top left. */
  public List<Corner> corners() {
    return List.of(topLeft, topRight, bottomRight, bottomLeft);
  }

  /** Mean length of the upper and lower edge in pixels. */
  public double widthPixels() {
    return (topLeft.distanceTo(topRight) + bottomLeft.distanceTo(bottomRight)) / 2;
  }

  /** Mean length of the left and right edge in pixels. */
  public double heightPixels() {
    return (topLeft.distanceTo(bottomLeft) + topRight.distanceTo(bottomRight)) / 2;
  }

  /** Mean of the corners. */
  public Corner centre() {
    return topLeft.towards(bottomRight, .5).towards(topRight.towards(bottomLeft, .5), .5);
  }

  /**
   * A part of the plate, or more than it, measured in shares of its own edges.
   *
   * @param left 0 at the left edge, 1 at the right; below 0 or above 1 reaches beyond the plate
   * @param top 0 at the upper edge, 1 at the lower
   * @param right as {@code left}, and greater
   * @param bottom as {@code top}, and greater
   */
  PlateQuad part(double left, double top, double right, double bottom) {
    return new PlateQuad(at(left, top), at(right, top), at(right, bottom), at(left, bottom));
  }

  /**
   * The plate that this quad is a box around, if its writing climbs or leans within it.
   *
   * @param falls how much lower the right end lies than the left, in shares of the height; below 0
   *     it lies higher
   * @param leans how much further right the upper edge lies than the lower, in shares of the width
   */
  PlateQuad slanted(double falls, double leans) {
    double down = Math.max(falls, 0);
    double up = Math.max(-falls, 0);
    double right = Math.max(leans, 0);
    double left = Math.max(-leans, 0);
    return new PlateQuad(
        at(right, up), at(1 - left, down), at(1 - right, 1 - up), at(left, 1 - down));
  }

  PlateQuad movedAndScaled(double alongX, double alongY, double scale) {
    return new PlateQuad(
        moved(topLeft, alongX, alongY, scale),
        moved(topRight, alongX, alongY, scale),
        moved(bottomRight, alongX, alongY, scale),
        moved(bottomLeft, alongX, alongY, scale));
  }

  /** Shared area over joint area, 0 (apart) to 1 (the same). */
  public double intersectionOverUnion(PlateQuad other) {
    double shared = ConvexArea.shared(corners(), other.corners());
    double joint = ConvexArea.of(corners()) + ConvexArea.of(other.corners()) - shared;
    return joint <= 0 ? 0 : shared / joint;
  }

  private Corner at(double alongShare, double downShare) {
    return topLeft
        .towards(topRight, alongShare)
        .towards(bottomLeft.towards(bottomRight, alongShare), downShare);
  }

  private static Corner moved(Corner corner, double alongX, double alongY, double scale) {
    return new Corner(corner.x() * scale + alongX, corner.y() * scale + alongY);
  }
}
