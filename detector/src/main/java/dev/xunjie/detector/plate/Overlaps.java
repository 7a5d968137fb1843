package dev.xunjie.detector.plate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which finds are one plate. */
final class Overlaps {
  /** Two plates are never nearer than so many of their widths. */
  private static final double LEAST_APART = .5;

  private Overlaps() {}

  static boolean areOne(PlateQuad some, PlateQuad other) {
    double width = Math.max(some.widthPixels(), other.widthPixels());
    double height = Math.max(some.heightPixels(), other.heightPixels());
    return some.centre().distanceTo(other.centre()) < LEAST_APART * Math.max(width, height);
  }

  /** The surest find of each plate, the surest first. */
  static List<LocatedPlate> withoutRepetitions(List<LocatedPlate> finds) {
    return groups(finds).stream().map(group -> group.get(0)).toList();
  }

  /** Finds by plate, the surest of each first, the surest plate first. */
  static List<List<LocatedPlate>> groups(List<LocatedPlate> finds) {
    List<List<LocatedPlate>> groups = new ArrayList<>();
    finds.stream()
        .sorted(Comparator.comparingDouble(find -> -find.score()))
        .forEach(find -> add(groups, find));
    return groups;
  }

  private static void add(List<List<LocatedPlate>> groups, LocatedPlate find) {
    for (List<LocatedPlate> group : groups) {
      if (areOne(group.get(0).quad(), find.quad())) {
        group.add(find);
        return;
      }
    }
    groups.add(new ArrayList<>(List.of(find)));
  }
}
