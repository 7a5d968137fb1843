package dev.xunjie.gateway.spool;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How segments are named in their camera's folder: by the capture times, in ms since 1970, of their
 * first and latest packet, or of the first alone while they are written. So the index is rebuilt
 * from names, without opening files.
 *
 * @param start capture time of the first packet
 * @param end latest capture time; empty while the segment is written
 */
record SegmentName(Instant start, Optional<Instant> end) {
  private static final Pattern FINISHED = Pattern.compile("(\\d{1,15})-(\\d{1,15})\\.packets");
  private static final Pattern OPEN = Pattern.compile("(\\d{1,15})\\.open");

  /** What the name says; empty if it names no segment. */
  static Optional<SegmentName> parse(Path file) {
    String name = file.getFileName().toString();
    Matcher finished = FINISHED.matcher(name);
    if (finished.matches()) {
      return Optional.of(new SegmentName(time(finished, 1), Optional.of(time(finished, 2))));
    }
    Matcher open = OPEN.matcher(name);
    return open.matches()
        ? Optional.of(new SegmentName(time(open, 1), Optional.empty()))
        : Optional.empty();
  }

  String text() {
    return end.map(at -> "%d-%d.packets".formatted(start.toEpochMilli(), at.toEpochMilli()))
        .orElseGet(() -> start.toEpochMilli() + ".open");
  }

  private static Instant time(Matcher matcher, int group) {
    return Instant.ofEpochMilli(Long.parseLong(matcher.group(group)));
  }
}
