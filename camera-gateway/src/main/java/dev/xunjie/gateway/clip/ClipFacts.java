package dev.xunjie.gateway.clip;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;

/** What is true of the pictures that a clip has got so far. */
final class ClipFacts {
  private final TreeSet<Instant> captured = new TreeSet<>(Comparator.naturalOrder());
  private int pictures;

  void add(Instant capturedAt) {
    captured.add(capturedAt);
    pictures++;
  }

  int pictures() {
    return pictures;
  }

  Instant first() {
    return captured.first();
  }

  Instant last() {
    return captured.last();
  }

  /** The longest time between two pictures that follow on each other. */
  Duration longestGap() {
    Duration longest = Duration.ZERO;
    Instant before = captured.first();
    for (Instant at : captured) {
      Duration gap = Duration.between(before, at);
      longest = gap.compareTo(longest) > 0 ? gap : longest;
      before = at;
    }
    return longest;
  }
}
