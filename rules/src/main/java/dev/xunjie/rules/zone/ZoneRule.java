package dev.xunjie.rules.zone;

import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.policy.ZonePolicy;
import dev.xunjie.contracts.recheck.RecheckOrder;
import java.time.Instant;
import java.util.Optional;

/**
 * The rule for one offence: a pure state machine over the observations of one camera and one zone.
 * A rule has no state of its own, no clock, and does nothing but answer; the same calls give the
 * same answers.
 *
 * @param <Z> the policy of its zones
 * @param <S> what it remembers of a zone
 */
public interface ZoneRule<Z extends ZonePolicy, S extends ZoneState> {
  /** The policy of its zones. */
  Class<Z> zoneClass();

  /** What it remembers of a zone. */
  Class<S> stateClass();

  /** What it remembers of a zone that it hasn't seen. */
  S nothingKnown();

  /**
   * What an observation leads to. One that isn't newer than the newest one used changes nothing.
   *
   * @param observation what was seen in one frame of the zone's camera
   * @param zone the zone as the policy has it now
   */
  Outcome<S> update(S state, Observation observation, EnforcedZone<Z> zone);

  /**
   * What the mere passing of time leads to.
   *
   * @param now event time up to which all observations of this camera are known
   */
  Outcome<S> advance(S state, String cameraId, Instant now);

  /** When {@link #advance} should be called if no observation comes before; empty if never. */
  Optional<Instant> wakeAt(S state);

  /**
   * Takes in an order to look at the zone again. A rule whose offence nobody is ordered to correct
   * leaves it aside, as every rule does with orders of other offences.
   */
  default Outcome<S> order(S state, RecheckOrder order) {
    return Outcome.silent(state);
  }

  /** What becomes of all that is open in a zone that is no longer enforced. */
  Outcome<S> abandon(S state, String cameraId);
}
