package dev.xunjie.rules.dirtytruck;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.contracts.observation.ObservedObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which vehicle of a picture belongs to which pass. The track's id is a hint: a vehicle with
 * another id is the same where the pass should be by now, and one that carries a number far from
 * the pass's own is another whatever its id.
 */
final class SameVehicle {
  /** What moves is looked for under another id for so long; then it may be anywhere. */
  private static final Duration FORESEEABLE = Duration.ofSeconds(2);

  /**
   * How far a vehicle of which no heading is known may have come, in its own sizes a second: a
   * lorry of eight metres at 50 km/h makes 1.7 of its lengths.
   */
  private static final double MOST_SIZES_A_SECOND = 1.7;

  /** How far from where its heading led it may be, in its own sizes a second. */
  private static final double STRAYING_SIZES_A_SECOND = 0.8;

  /** Boxes of one vehicle differ by so much of its size even when it stands. */
  private static final double TREMBLE = 0.25;

  /** From one picture to the next a vehicle's box grows or shrinks by no more than this. */
  private static final double MOST_GROWTH = 2;

  /** Boxes of one vehicle at rest overlap at least this much (intersection over union). */
  private static final double SAME_PLACE_OVERLAP = 0.4;

  /** Of two boxes on one vehicle one lies in the other by at least this share. */
  private static final double SECOND_BOX_SHARE = 0.6;

  /** The shortest time from which a heading is told. */
  private static final Duration TELLING = Duration.ofMillis(100);

  private record Pair(TruckPass pass, ObservedObject vehicle, double distance) {}

  private SameVehicle() {}

  /**
   * Vehicles by the pass that they continue, by identity; each at most once. Of two passes under
   * one id the later one goes on: it began because the plate was another.
   */
  static Map<TruckPass, ObservedObject> of(
      List<TruckPass> passes, List<ObservedObject> vehicles, Instant now) {
    Map<TruckPass, ObservedObject> matches = new IdentityHashMap<>();
    List<ObservedObject> free = new ArrayList<>(vehicles);
    for (int i = passes.size() - 1; i >= 0; i--) {
      TruckPass pass = passes.get(i);
      free.stream()
          .filter(vehicle -> pass.isKnownAs(vehicle) && mayContinue(pass, vehicle))
          .max(
              Comparator.comparing(
                  vehicle -> vehicle.box().intersectionOverUnion(pass.last().box())))
          .ifPresent(
              vehicle -> {
                matches.put(pass, vehicle);
                free.remove(vehicle);
              });
    }
    List<Pair> pairs = new ArrayList<>();
    for (TruckPass pass : passes) {
      for (ObservedObject vehicle : free) {
        if (pass.isPassing()
            && !matches.containsKey(pass)
            && mayContinue(pass, vehicle)
            && mayBe(pass, vehicle.box(), now)) {
          pairs.add(new Pair(pass, vehicle, distance(pass, vehicle.box(), now)));
        }
      }
    }
    pairs.sort(Comparator.comparing(Pair::distance));
    for (Pair pair : pairs) {
      if (!matches.containsKey(pair.pass()) && free.remove(pair.vehicle())) {
        matches.put(pair.pass(), pair.vehicle());
      }
    }
    return matches;
  }

  /** Whether both boxes lie on one vehicle: a lorry's cab and trailer, or it and a second guess. */
  static boolean areBoxesOnOne(ObservedObject vehicle, ObservedObject other) {
    return Math.max(vehicle.box().coveredBy(other.box()), other.box().coveredBy(vehicle.box()))
        >= SECOND_BOX_SHARE;
  }

  private static boolean mayContinue(TruckPass pass, ObservedObject vehicle) {
    return pass.terms().zone().polygon().contains(vehicle.box().standingPoint())
        && !pass.plates().isOfAnotherThan(vehicle);
  }

  private static boolean mayBe(TruckPass pass, NormalisedBox box, Instant now) {
    NormalisedBox last = pass.last().box();
    double growth = Math.max(box.area() / last.area(), last.area() / box.area());
    if (growth > MOST_GROWTH) {
      return false;
    }
    if (box.intersectionOverUnion(last) >= SAME_PLACE_OVERLAP) {
      return true;
    }
    Duration elapsed = Duration.between(pass.lastSeenAt(), now);
    double sizesASecond = hasHeading(pass) ? STRAYING_SIZES_A_SECOND : MOST_SIZES_A_SECOND;
    return elapsed.compareTo(FORESEEABLE) <= 0
        && distance(pass, box, now) <= TREMBLE + sizesASecond * seconds(elapsed);
  }

  /** From where the pass should be by now, in its own sizes. */
  private static double distance(TruckPass pass, NormalisedBox box, Instant now) {
    NormalisedBox last = pass.last().box();
    double x = last.centre().x();
    double y = last.centre().y();
    if (hasHeading(pass)) {
      NormalisedPoint from = pass.earlier().box().centre();
      double steps = seconds(Duration.between(pass.lastSeenAt(), now)) / seconds(headingTime(pass));
      x += steps * (x - from.x());
      y += steps * (y - from.y());
    }
    return Math.hypot(
        (box.centre().x() - x) / last.width(), (box.centre().y() - y) / last.height());
  }

  private static boolean hasHeading(TruckPass pass) {
    return headingTime(pass).compareTo(TELLING) >= 0;
  }

  private static Duration headingTime(TruckPass pass) {
    return Duration.between(pass.earlier().capturedAt(), pass.lastSeenAt());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
