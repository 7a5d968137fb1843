package dev.xunjie.standalone.evaluation.parking;

import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.observation.ObservedObject.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the study's tracker output as observed objects. The tracker counts for each vehicle the
 * samples in which it stood ({@code parked_time}) and speaks of it from the sixth on; gaps it
 * bridges are counted once it is seen again. So its count is a clock:
 *
 * <ul>
 *   <li>Where it ran on since the tracker last spoke of that id, as far as time did, or was set
 *       back, or is new, the vehicle is at rest since so many samples ago.
 *   <li>Where it lags behind, the tracker repeats a box that it doesn't vouch for: hidden in that
 *       sample, or not looked into at all, as the study's tracker does with vehicles that lie
 *       outside its zone by its own measure (at most 30 % of the box). Such a box shows a vehicle
 *       but proves no stay: an object that isn't at rest.
 * </ul>
 *
 * <p>In the development videos the clock ran on in 99 % of the lines on true vehicles and in none
 * on others that the study's zones leave out.
 *
 * <p>The tracker doesn't say whether it saw a vehicle drive up, nor how sure it is; the score is 1.
 */
final class RestClock {
  private static final double SCORE_UNSAID = 1;

  /** What was said of an id last. */
  private record Word(Instant at, double parkedSamples) {}

  private final Map<Integer, Word> lastWords = new HashMap<>();

  /** What the tracker said in one frame; frames come in order of time. */
  List<ObservedObject> read(List<TrackedBox> boxes, Instant capturedAt) {
    List<ObservedObject> objects = new ArrayList<>();
    for (TrackedBox tracked : boxes) {
      Word word = new Word(capturedAt, tracked.parkedSamples());
      Optional<Word> before = Optional.ofNullable(lastWords.put(tracked.id(), word));
      Optional<Instant> restingSince =
          before.filter(last -> lagsBehind(last, word)).isPresent()
              ? Optional.empty()
              : Optional.of(capturedAt.minusMillis(Math.round(tracked.parkedSamples() * 1000)));
      objects.add(
          new ObservedObject(
              tracked.id(),
              tracked.type(),
              SCORE_UNSAID,
              tracked.box(),
              restingSince,
              false,
              Sighting.DETECTED));
    }
    return objects;
  }

  private static boolean lagsBehind(Word before, Word now) {
    double grown = now.parkedSamples - before.parkedSamples;
    double elapsed = Duration.between(before.at, now.at).toMillis() / 1000.0;
    return grown >= 0 && grown < Math.rint(elapsed);
  }
}
