package dev.xunjie.detector.plate;

import java.util.ArrayList;
import java.util.List;

/** Areas of convex polygons whose corners run clockwise on the screen. */
final class ConvexArea {
  private ConvexArea() {}

  /** In square pixels; 0 for fewer than three corners or corners that run the other way. */
  static double of(List<Corner> polygon) {
    double twice = 0;
    for (int i = 0; i < polygon.size(); i++) {
      Corner from = polygon.get(i);
      Corner to = polygon.get((i + 1) % polygon.size());
      twice += from.x() * to.y() - to.x() * from.y();
    }
    return Math.max(0, twice / 2);
  }

  /** Area that both cover (Sutherland and Hodgman's clipping), in square pixels. */
  static double shared(List<Corner> subject, List<Corner> clip) {
    List<Corner> left = subject;
    for (int i = 0; i < clip.size() && !left.isEmpty(); i++) {
      left = clipped(left, clip.get(i), clip.get((i + 1) % clip.size()));
    }
    return of(left);
  }

  private static List<Corner> clipped(List<Corner> polygon, Corner from, Corner to) {
    List<Corner> kept = new ArrayList<>();
    for (int i = 0; i < polygon.size(); i++) {
      Corner here = polygon.get(i);
      Corner next = polygon.get((i + 1) % polygon.size());
      double insideHere = side(from, to, here);
      double insideNext = side(from, to, next);
      if (insideHere >= 0) {
        kept.add(here);
      }
      if (insideHere >= 0 != insideNext >= 0) {
        kept.add(here.towards(next, insideHere / (insideHere - insideNext)));
      }
    }
    return kept;
  }

  private static double side(Corner from, Corner to, Corner point) {
    return (to.x() - from.x()) * (point.y() - from.y())
        - (to.y() - from.y()) * (point.x() - from.x());
  }
}
