package dev.xunjie.streams.parking;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ParkingZone;
import dev.xunjie.rules.parking.IllegalParking;
import dev.xunjie.rules.parking.ParkingOutcome;
import dev.xunjie.rules.parking.ParkingState;
import dev.xunjie.streams.time.CaptureOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that the job remembers of one camera: what {@link IllegalParking} remembers of its zones, and
 * the camera's own time against that of the stream. Timers follow the stream's time, which is that
 * of the foremost camera; one whose clock is behind, or whose frames come late, must not count as
 * silent for that.
 *
 * @param cameraId whose
 * @param observedUntil capture time of its newest observation
 * @param behind by how much that lay behind the stream's time when it came, whole milliseconds, 0
 *     or more
 * @param wakeAt when to look after this camera if no observation comes before, in its own time
 * @param zones by zone id, only those in which something stands
 */
public record CameraWatch(
    String cameraId,
    Instant observedUntil,
    Duration behind,
    Instant wakeAt,
    Map<String, ParkingState> zones) {
  private static final Duration ALMOST_A_MILLISECOND = Duration.ofNanos(999_999);

  public CameraWatch {
    zones = Map.copyOf(zones);
  }

  /**
   * What is remembered, and what is to be announced.
   *
   * @param watch what to remember
   * @param events what to announce, in order
   */
  record Step(CameraWatch watch, List<IncidentEvent> events) {}

  /**
   * Judges an observation newer than those before.
   *
   * @param before what is remembered, if anything
   * @param streamTime the stream's time, once it has one
   */
  static Step observe(
      Optional<CameraWatch> before,
      Observation observation,
      CameraPolicy policy,
      Optional<Instant> streamTime) {
    Map<String, ParkingState> known = before.map(CameraWatch::zones).orElse(Map.of());
    Map<String, ParkingState> next = new TreeMap<>();
    List<IncidentEvent> events = new ArrayList<>();
    for (ParkingZone zone : zonesOf(Optional.of(policy))) {
      ParkingOutcome outcome =
          IllegalParking.update(
              known.getOrDefault(zone.id(), ParkingState.EMPTY),
              observation,
              zone,
              policy.version());
      keep(zone.id(), outcome, next, events);
    }
    Instant now = observation.capturedAt();
    Duration behind =
        streamTime
            .map(time -> behind(time, now))
            .or(() -> before.map(CameraWatch::behind))
            .orElse(Duration.ZERO);
    CameraWatch watch = new CameraWatch(observation.cameraId(), now, behind, now, next);
    return new Step(watch.wakingFor(zonesOf(Optional.of(policy))), events);
  }

  /**
   * Lets time pass until a timer of the stream.
   *
   * @param timerMillis the timer, in ms since 1970
   */
  Step advance(Optional<CameraPolicy> policy, long timerMillis) {
    List<ParkingZone> enforced = zonesOf(policy);
    Map<String, ParkingState> next = new TreeMap<>();
    List<IncidentEvent> events = new ArrayList<>();
    for (ParkingZone zone : enforced) {
      if (zones.containsKey(zone.id())) {
        keep(
            zone.id(),
            IllegalParking.advance(zones.get(zone.id()), cameraId, zone, timeAt(timerMillis)),
            next,
            events);
      }
    }
    return new Step(with(next).wakingFor(enforced), events);
  }

  /** Gives up the zones that a policy, or the lack of one, doesn't enforce any more. */
  Step abandonAllBut(Optional<CameraPolicy> policy) {
    Set<String> enforced =
        zonesOf(policy).stream().map(ParkingZone::id).collect(Collectors.toSet());
    Map<String, ParkingState> next = new TreeMap<>();
    List<IncidentEvent> events = new ArrayList<>();
    zones.forEach(
        (zoneId, state) -> {
          if (enforced.contains(zoneId)) {
            next.put(zoneId, state);
          } else {
            events.addAll(IllegalParking.abandon(state, cameraId));
          }
        });
    return new Step(with(next), events);
  }

  /**
   * Whether all of it can be forgotten at a timer: nothing stands in the zones, and nothing can
   * come again that was judged before.
   */
  boolean isOverAt(long timerMillis) {
    return zones.isEmpty() && !timeAt(timerMillis).isBefore(forgettingAt());
  }

  /** The timer for {@code wakeAt} in the stream's time, rounded up to ms since 1970. */
  long timerMillis() {
    return wakeAt.plus(behind).plus(ALMOST_A_MILLISECOND).toEpochMilli();
  }

  private CameraWatch with(Map<String, ParkingState> next) {
    return new CameraWatch(cameraId, observedUntil, behind, wakeAt, next);
  }

  private Instant timeAt(long timerMillis) {
    return Instant.ofEpochMilli(timerMillis).minus(behind);
  }

  private Instant forgettingAt() {
    return observedUntil.plus(CaptureOrder.OLDEST_REPEAT);
  }

  private CameraWatch wakingFor(List<ParkingZone> enforced) {
    Instant earliest =
        enforced.stream()
            .filter(zone -> zones.containsKey(zone.id()))
            .flatMap(zone -> IllegalParking.wakeAt(zones.get(zone.id()), zone).stream())
            .min(Comparator.naturalOrder())
            .orElse(forgettingAt());
    return new CameraWatch(cameraId, observedUntil, behind, earliest, zones);
  }

  private static void keep(
      String zoneId,
      ParkingOutcome outcome,
      Map<String, ParkingState> zones,
      List<IncidentEvent> events) {
    if (!outcome.state().isIdle()) {
      zones.put(zoneId, outcome.state());
    }
    events.addAll(outcome.events());
  }

  private static List<ParkingZone> zonesOf(Optional<CameraPolicy> policy) {
    return policy.stream()
        .flatMap(inForce -> inForce.zones().stream())
        .filter(ParkingZone.class::isInstance)
        .map(ParkingZone.class::cast)
        .toList();
  }

  private static Duration behind(Instant streamTime, Instant capturedAt) {
    return Duration.ofMillis(Math.max(0, streamTime.toEpochMilli() - capturedAt.toEpochMilli()));
  }
}
