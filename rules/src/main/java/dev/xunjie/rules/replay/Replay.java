package dev.xunjie.rules.replay;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ZonePolicy;
import dev.xunjie.contracts.warning.Warning;
import dev.xunjie.rules.advertising.IllegalAdvertising;
import dev.xunjie.rules.dirtytruck.DirtyTruck;
import dev.xunjie.rules.outofstore.OutOfStore;
import dev.xunjie.rules.parking.IllegalParking;
import dev.xunjie.rules.zone.EnforcedZone;
import dev.xunjie.rules.zone.Outcome;
import dev.xunjie.rules.zone.ZoneRule;
import dev.xunjie.rules.zone.ZoneState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One camera under one policy: its observations go in, what is announced of all its zones comes
 * out. Not for several threads at once.
 */
public final class Replay {
  /** Every rule there is. */
  private static final List<ZoneRule<?, ?>> RULES =
      List.of(new IllegalParking(), new OutOfStore(), new DirtyTruck(), new IllegalAdvertising());

  private final List<JudgedZone<?, ?>> zones;

  public Replay(CameraPolicy policy) {
    zones = RULES.stream().<JudgedZone<?, ?>>flatMap(rule -> zonesOf(rule, policy)).toList();
  }

  /**
   * What is announced.
   *
   * @param incidents of incidents, in order
   * @param warnings of offences that may yet be avoided, in order
   */
  public record Announced(List<IncidentEvent> incidents, List<Warning> warnings) {
    public Announced {
      incidents = List.copyOf(incidents);
      warnings = List.copyOf(warnings);
    }
  }

  /** Judges the next observation. */
  public Announced judge(Observation observation) {
    return gather(zone -> zone.judge(observation));
  }

  /** There are no more observations: what is open ends as of its last sighting. */
  public Announced end(String cameraId) {
    return gather(zone -> zone.abandon(cameraId));
  }

  /** The frames that evidence may still need. */
  public Set<FrameReference> framesInUse() {
    return zones.stream()
        .flatMap(zone -> zone.state.framesInUse().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Announced gather(Function<JudgedZone<?, ?>, Outcome<?>> step) {
    List<IncidentEvent> incidents = new ArrayList<>();
    List<Warning> warnings = new ArrayList<>();
    for (JudgedZone<?, ?> zone : zones) {
      Outcome<?> outcome = step.apply(zone);
      incidents.addAll(outcome.incidents());
      warnings.addAll(outcome.warnings());
    }
    return new Announced(incidents, warnings);
  }

  private static <Z extends ZonePolicy, S extends ZoneState> Stream<JudgedZone<Z, S>> zonesOf(
      ZoneRule<Z, S> rule, CameraPolicy policy) {
    return EnforcedZone.of(policy, rule.zoneClass()).stream()
        .map(zone -> new JudgedZone<>(rule, zone));
  }

  /** A zone, its rule, and what that remembers. */
  private static final class JudgedZone<Z extends ZonePolicy, S extends ZoneState> {
    private final ZoneRule<Z, S> rule;
    private final EnforcedZone<Z> zone;
    private S state;

    JudgedZone(ZoneRule<Z, S> rule, EnforcedZone<Z> zone) {
      this.rule = rule;
      this.zone = zone;
      state = rule.nothingKnown();
    }

    Outcome<S> judge(Observation observation) {
      return keep(rule.update(state, observation, zone));
    }

    Outcome<S> abandon(String cameraId) {
      return keep(rule.abandon(state, cameraId));
    }

    private Outcome<S> keep(Outcome<S> outcome) {
      state = outcome.state();
      return outcome;
    }
  }
}
