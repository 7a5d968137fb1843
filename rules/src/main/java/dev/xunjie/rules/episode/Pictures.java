package dev.xunjie.rules.episode;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.incident.Still;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which frames show a subject that stays, as evidence of its stay.
 *
 * @param chosen those chosen so far, in order of time, the first that shows it among them
 * @param newest the newest that shows it
 */
public record Pictures(List<Still> chosen, Still newest) {
  public Pictures {
    chosen = List.copyOf(chosen);
    Objects.requireNonNull(newest, "newest is missing");
  }

  /** Of a subject that is seen for the first time. */
  public static Pictures beginningWith(Still first) {
    return new Pictures(List.of(first), first);
  }

  /** After it was seen again. */
  public Pictures and(Still next) {
    return new Pictures(chosen, next);
  }

  /** With the newest one chosen as evidence of this moment. */
  public Pictures choosing(Still.Moment moment) {
    Still still = new Still(moment, newest.capturedAt(), newest.frame(), newest.box());
    return new Pictures(Stream.concat(chosen.stream(), Stream.of(still)).toList(), newest);
  }

  /** Whether one was chosen as evidence of this moment. */
  public boolean have(Still.Moment moment) {
    return chosen.stream().anyMatch(still -> still.moment() == moment);
  }

  /** Time between the first and the newest that show it. */
  public Duration span() {
    return Duration.between(chosen.get(0).capturedAt(), newestAt());
  }

  /** When it was last seen. */
  public Instant newestAt() {
    return newest.capturedAt();
  }

  /** The frames that evidence may still need. */
  public Stream<FrameReference> frames() {
    return Stream.concat(chosen.stream(), Stream.of(newest)).map(Still::frame);
  }
}
