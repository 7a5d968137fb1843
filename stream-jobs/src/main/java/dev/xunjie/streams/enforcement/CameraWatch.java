package dev.xunjie.streams.enforcement;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ZonePolicy;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.contracts.warning.Warning;
import dev.xunjie.rules.zone.EnforcedZone;
import dev.xunjie.rules.zone.Outcome;
import dev.xunjie.rules.zone.ZoneRule;
import dev.xunjie.rules.zone.ZoneState;
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
 * All that a job remembers of one camera: what its rule remembers of the camera's zones, and the
 * camera's own time against that of the stream. Timers follow the stream's time, which is that of
 * the foremost camera; one whose clock is behind, or whose frames come late, must not count as
 * silent for that.
 *
 * @param cameraId whose
 * @param observedUntil capture time of its newest observation
 * @param behind by how much that lay behind the stream's time when it came, whole milliseconds, 0
 *     or more
 * @param wakeAt when to look after this camera if no observation comes before, in its own time
 * @param zones by zone id, only those of which something is remembered
 * @param <S> what the rule remembers of a zone
 */
public record CameraWatch<S extends ZoneState>(
    String cameraId, Instant observedUntil, Duration behind, Instant wakeAt, Map<String, S> zones) {
  private static final Duration ALMOST_A_MILLISECOND = Duration.ofNanos(999_999);

  public CameraWatch {
    zones = Map.copyOf(zones);
  }

  /**
   * What is remembered, and what is to be announced.
   *
   * @param watch what to remember
   * @param incidents what to announce of incidents, in order
   * @param warnings what to announce of offences that may yet be avoided, in order
   * @param answers what second looks showed, in order
   */
  record Step<S extends ZoneState>(
      CameraWatch<S> watch,
      List<IncidentEvent> incidents,
      List<Warning> warnings,
      List<RecheckAnswer> answers) {}

  /**
   * Judges an observation newer than those before.
   *
   * @param before what is remembered, if anything
   * @param streamTime the stream's time, once it has one
   */
  static <Z extends ZonePolicy, S extends ZoneState> Step<S> observe(
      ZoneRule<Z, S> rule,
      Optional<CameraWatch<S>> before,
      Observation observation,
      CameraPolicy policy,
      Optional<Instant> streamTime) {
    Map<String, S> known = before.map(CameraWatch::zones).orElse(Map.of());
    Zones<S> next = new Zones<>();
    for (EnforcedZone<Z> zone : EnforcedZone.of(policy, rule.zoneClass())) {
      String zoneId = zone.zone().id();
      S state = known.getOrDefault(zoneId, rule.nothingKnown());
      next.keep(zoneId, rule.update(state, observation, zone));
    }
    Instant now = observation.capturedAt();
    Duration behind =
        streamTime
            .map(time -> behind(time, now))
            .or(() -> before.map(CameraWatch::behind))
            .orElse(Duration.ZERO);
    return next.step(new CameraWatch<>(observation.cameraId(), now, behind, now, Map.of()), rule);
  }

  /**
   * Takes in an order to look at a zone again.
   *
   * @param before what is remembered, if anything; a camera that sent nothing yet may have orders
   */
  static <S extends ZoneState> Step<S> order(
      ZoneRule<?, S> rule, Optional<CameraWatch<S>> before, RecheckOrder order) {
    CameraWatch<S> watch = before.orElseGet(() -> silent(order.cameraId()));
    Zones<S> next = new Zones<>();
    next.remembered.putAll(watch.zones());
    S state = watch.zones().getOrDefault(order.zoneId(), rule.nothingKnown());
    next.keep(order.zoneId(), rule.order(state, order));
    return next.step(watch, rule);
  }

  /**
   * Lets time pass until a timer of the stream.
   *
   * @param timerMillis the timer, in ms since 1970
   */
  Step<S> advance(ZoneRule<?, S> rule, long timerMillis) {
    Zones<S> next = new Zones<>();
    new TreeMap<>(zones)
        .forEach(
            (zoneId, state) ->
                next.keep(zoneId, rule.advance(state, cameraId, timeAt(timerMillis))));
    return next.step(this, rule);
  }

  /** Gives up the zones that a policy, or the lack of one, doesn't enforce any more. */
  <Z extends ZonePolicy> Step<S> abandonAllBut(ZoneRule<Z, S> rule, Optional<CameraPolicy> policy) {
    Set<String> enforced =
        policy.stream()
            .flatMap(inForce -> EnforcedZone.of(inForce, rule.zoneClass()).stream())
            .map(zone -> zone.zone().id())
            .collect(Collectors.toSet());
    Zones<S> next = new Zones<>();
    new TreeMap<>(zones)
        .forEach(
            (zoneId, state) ->
                next.keep(
                    zoneId,
                    enforced.contains(zoneId)
                        ? Outcome.silent(state)
                        : rule.abandon(state, cameraId)));
    return next.step(this, rule);
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

  private Instant timeAt(long timerMillis) {
    return Instant.ofEpochMilli(timerMillis).minus(behind);
  }

  private Instant forgettingAt() {
    return observedUntil.plus(CaptureOrder.OLDEST_REPEAT);
  }

  /** Of a camera of which nothing was seen yet. */
  private static <S extends ZoneState> CameraWatch<S> silent(String cameraId) {
    return new CameraWatch<>(cameraId, Instant.EPOCH, Duration.ZERO, Instant.EPOCH, Map.of());
  }

  private static Duration behind(Instant streamTime, Instant capturedAt) {
    return Duration.ofMillis(Math.max(0, streamTime.toEpochMilli() - capturedAt.toEpochMilli()));
  }

  /** Gathers what becomes of each zone. */
  private static final class Zones<S extends ZoneState> {
    private final Map<String, S> remembered = new TreeMap<>();
    private final List<IncidentEvent> incidents = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final List<RecheckAnswer> answers = new ArrayList<>();

    void keep(String zoneId, Outcome<S> outcome) {
      if (!outcome.state().isIdle()) {
        remembered.put(zoneId, outcome.state());
      }
      incidents.addAll(outcome.incidents());
      warnings.addAll(outcome.warnings());
      answers.addAll(outcome.answers());
    }

    Step<S> step(CameraWatch<S> camera, ZoneRule<?, S> rule) {
      Instant wakeAt =
          remembered.values().stream()
              .flatMap(state -> rule.wakeAt(state).stream())
              .min(Comparator.naturalOrder())
              .orElse(camera.forgettingAt());
      return new Step<>(
          new CameraWatch<>(
              camera.cameraId(), camera.observedUntil(), camera.behind(), wakeAt, remembered),
          incidents,
          warnings,
          answers);
    }
  }
}
