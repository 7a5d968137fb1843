package dev.xunjie.evidence.crop;

import java.awt.geom.Point2D;
import java.util.List;

/**
 * The projective map of the unit square onto a quadrilateral: Heckbert, "Fundamentals of Texture
 * Mapping and Image Warping", 1989, section 2.2.3.
 */
final class Perspective {
  private final double a;
  private final double b;
  private final double c;
  private final double d;
  private final double e;
  private final double f;
  private final double g;
  private final double h;

  /** The map for the corners in the order top left, top right, bottom right, bottom left. */
  Perspective(List<Point2D> corners) {
    Point2D p0 = corners.get(0);
    Point2D p1 = corners.get(1);
    Point2D p2 = corners.get(2);
    Point2D p3 = corners.get(3);
    double dx1 = p1.getX() - p2.getX();
    double dx2 = p3.getX() - p2.getX();
    double dy1 = p1.getY() - p2.getY();
    double dy2 = p3.getY() - p2.getY();
    double sumX = p0.getX() - p1.getX() + p2.getX() - p3.getX();
    double sumY = p0.getY() - p1.getY() + p2.getY() - p3.getY();
    double area = dx1 * dy2 - dx2 * dy1;
    g = (sumX * dy2 - dx2 * sumY) / area;
    h = (dx1 * sumY - sumX * dy1) / area;
    a = p1.getX() - p0.getX() + g * p1.getX();
    b = p3.getX() - p0.getX() + h * p3.getX();
    c = p0.getX();
    d = p1.getY() - p0.getY() + g * p1.getY();
    e = p3.getY() - p0.getY() + h * p3.getY();
    f = p0.getY();
  }

  /** Where (u, v) lies; (0, 0) is the first corner, (1, 1) the third, beyond is outside. */
  Point2D map(double u, double v) {
    double w = g * u + h * v + 1;
    return new Point2D.Double((a * u + b * v + c) / w, (d * u + e * v + f) / w);
  }
}
