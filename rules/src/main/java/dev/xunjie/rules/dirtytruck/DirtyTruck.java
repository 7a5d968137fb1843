package dev.xunjie.rules.dirtytruck;

import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.observation.ObjectKind;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.policy.TruckZone;
import dev.xunjie.rules.zone.EnforcedZone;
import dev.xunjie.rules.zone.Outcome;
import dev.xunjie.rules.zone.Terms;
import dev.xunjie.rules.zone.ZoneRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rule for dirty and uncovered trucks, as a pure state machine over the observations of one
 * camera and one zone:
 *
 * <pre>
 *   a vehicle stands or drives      seen again, under whatever id
 *   in the zone, enforced ──► PASSING ◄──────────────────────────── OVER
 *                                │                                   ▲
 *                                │ not seen for overAfter,           │ too few looks
 *                                │ or lost for longestGap            │
 *                                └───────────► judged once ──────────┼─► forgotten
 *                                                                    │ established: incident
 *                                                                    ▼ OPENED and ENDED
 *                                                                ANNOUNCED
 *            OVER and ANNOUNCED are forgotten a minute after the vehicle was last seen
 * </pre>
 *
 * <ul>
 *   <li><b>A pass</b> is one vehicle from coming into the zone to leaving it, standing in between
 *       or not. It continues by track id, and under another id where the vehicle should be by now;
 *       a second box on it is it. A number that was read far from its own makes another vehicle of
 *       it.
 *   <li><b>Over</b> when pictures haven't shown it in the zone for {@link TruckZone#overAfter}, or
 *       when it was out of sight for whatever reason for {@link TruckZone#longestGap}. What stood
 *       last and is hidden by another isn't missed.
 *   <li><b>Judged</b> by vote of its views, each weighing what its size, sharpness and angle are
 *       worth: enough of them, of a truck, load uncovered or body dirty by a proven head's answer.
 *       An unproven answer decides nothing; a zone may ask to hear of it as a lead.
 *   <li><b>A case</b> if pictures agree on its number, else a lead. An exempt number is spared.
 *   <li><b>One incident</b> a pass: what the same id or the same number shows again within a minute
 *       of an announced pass is that pass.
 *   <li><b>Terms and hours</b>: a pass is judged by the zone as it was when it began, and begins
 *       only within the hours.
 * </ul>
 *
 * <p>A picture that can't carry a judgement (dark, blurred, covered, lens moved, …) is none. Time
 * is capture time; an observation that isn't newer than the newest one used is ignored.
 */
public final class DirtyTruck implements ZoneRule<TruckZone, TruckState> {
  /** A vehicle seen again within this time hasn't made another trip: it turned or was lost. */
  static final Duration SAME_PASS = Duration.ofMinutes(1);

  /** From this covered share on, something before a standing vehicle's place hides it. */
  private static final double HIDING_SHARE = 0.3;

  @Override
  public Class<TruckZone> zoneClass() {
    return TruckZone.class;
  }

  @Override
  public Class<TruckState> stateClass() {
    return TruckState.class;
  }

  @Override
  public TruckState nothingKnown() {
    return TruckState.EMPTY;
  }

  @Override
  public Outcome<TruckState> update(
      TruckState state, Observation observation, EnforcedZone<TruckZone> zone) {
    Instant now = observation.capturedAt();
    boolean isRepeated = state.observedUntil().filter(until -> !now.isAfter(until)).isPresent();
    if (isRepeated || !observation.scene().carriesJudgement()) {
      return Outcome.silent(state);
    }
    Duration sincePrevious =
        state.observedUntil().map(until -> Duration.between(until, now)).orElse(Duration.ZERO);
    Announcements announcements = new Announcements(observation.cameraId());
    List<TruckPass> known = aged(state.passes(), now, announcements);
    List<ObservedObject> vehicles = vehiclesTrucksFirst(observation);
    Map<TruckPass, ObservedObject> matches = SameVehicle.of(known, vehicles, now);
    List<TruckPass> passes = new ArrayList<>();
    for (TruckPass pass : known) {
      ObservedObject vehicle = matches.get(pass);
      if (vehicle != null) {
        passes.add(pass.seen(vehicle, observation));
      } else if (pass.isPassing() && !isHidden(pass, observation)) {
        passes.add(pass.missedFor(sincePrevious));
      } else {
        passes.add(pass);
      }
    }
    if (zone.isEnforcedAt(now)) {
      Terms<TruckZone> terms = Terms.of(zone);
      List<ObservedObject> told = new ArrayList<>(matches.values());
      for (ObservedObject vehicle : vehicles) {
        if (zone.zone().polygon().contains(vehicle.box().standingPoint())
            && told.stream().noneMatch(other -> SameVehicle.areBoxesOnOne(vehicle, other))) {
          passes.add(TruckPass.begin(terms, vehicle, observation));
          told.add(vehicle);
        }
      }
    }
    return announcements.with(
        new TruckState(
            Optional.of(now), judged(passes, DirtyTruck::isGone, Ending.LEFT, announcements)));
  }

  /** Vehicles out of sight for too long are lost; what is long over is forgotten. */
  @Override
  public Outcome<TruckState> advance(TruckState state, String cameraId, Instant now) {
    Announcements announcements = new Announcements(cameraId);
    return announcements.with(
        new TruckState(state.observedUntil(), aged(state.passes(), now, announcements)));
  }

  @Override
  public Optional<Instant> wakeAt(TruckState state) {
    return state.passes().stream()
        .filter(TruckPass::isPassing)
        .map(pass -> pass.lastSeenAt().plus(pass.terms().zone().longestGap()))
        .min(Comparator.naturalOrder())
        .or(
            () ->
                state.passes().stream()
                    .map(pass -> pass.lastSeenAt().plus(SAME_PASS))
                    .min(Comparator.naturalOrder()));
  }

  /** What passed while the zone was enforced is judged by what was seen until now. */
  @Override
  public Outcome<TruckState> abandon(TruckState state, String cameraId) {
    Announcements announcements = new Announcements(cameraId);
    judged(state.passes(), pass -> true, Ending.NOT_ENFORCED, announcements);
    return announcements.with(new TruckState(state.observedUntil(), List.of()));
  }

  private static List<ObservedObject> vehiclesTrucksFirst(Observation observation) {
    return observation.objects().stream()
        .filter(ObservedObject::isMotorVehicle)
        .sorted(
            Comparator.comparing(
                    (ObservedObject vehicle) -> !vehicle.label().equals(ObjectKind.TRUCK))
                .thenComparing(vehicle -> -vehicle.box().area()))
        .toList();
  }

  /** What remains of the passes at a time, before anything new is seen. */
  private static List<TruckPass> aged(
      List<TruckPass> passes, Instant now, Announcements announcements) {
    List<TruckPass> judged = judged(passes, pass -> isLost(pass, now), Ending.LOST, announcements);
    return judged.stream()
        .filter(pass -> pass.isPassing() || mayStillGoOn(pass, judged, now))
        .toList();
  }

  /** The passes after those that are over were judged. */
  private static List<TruckPass> judged(
      List<TruckPass> passes,
      Predicate<TruckPass> isOver,
      Ending ending,
      Announcements announcements) {
    List<TruckPass> judged = new ArrayList<>(passes);
    for (int i = 0; i < judged.size(); i++) {
      TruckPass pass = judged.get(i);
      if (!pass.isPassing() || !isOver.test(pass)) {
        continue;
      }
      boolean isKnown = judged.stream().anyMatch(other -> isAnnouncedPartOf(other, pass));
      Optional<Finding> finding = isKnown ? Optional.empty() : Finding.of(pass);
      finding.ifPresent(found -> announcements.passed(pass, found, ending));
      boolean isSettled = isKnown || finding.isPresent();
      judged.set(i, pass.reaching(isSettled ? Stage.ANNOUNCED : Stage.OVER));
    }
    judged.removeIf(pass -> pass.stage() == Stage.OVER && !pass.isUndecided());
    return judged;
  }

  private static boolean isGone(TruckPass pass) {
    return pass.dwell().absent().compareTo(pass.terms().zone().overAfter()) >= 0;
  }

  private static boolean isLost(TruckPass pass, Instant now) {
    return Duration.between(pass.lastSeenAt(), now).compareTo(pass.terms().zone().longestGap())
        >= 0;
  }

  private static boolean isAnnouncedPartOf(TruckPass earlier, TruckPass pass) {
    return earlier.stage() == Stage.ANNOUNCED
        && pass.plate().isPresent()
        && earlier.plate().equals(pass.plate())
        && !earlier.lastSeenAt().plus(SAME_PASS).isBefore(pass.startedAt());
  }

  /** Whether it is over for so short a time that what comes, or came meanwhile, may be it. */
  private static boolean mayStillGoOn(TruckPass over, List<TruckPass> passes, Instant now) {
    Instant until = over.lastSeenAt().plus(SAME_PASS);
    return until.isAfter(now)
        || passes.stream().anyMatch(pass -> pass.isPassing() && !pass.startedAt().isAfter(until));
  }

  private static boolean isHidden(TruckPass pass, Observation observation) {
    return pass.resting()
        && observation.objects().stream()
            .anyMatch(object -> pass.last().box().coveredBy(object.box()) >= HIDING_SHARE);
  }
}
