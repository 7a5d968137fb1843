package dev.xunjie.rules.oneoffence;

import dev.xunjie.contracts.incident.IncidentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that one physical offence on a stretch of road is announced as one incident, as a pure
 * state machine over the incident events of all its zones, whichever cameras they belong to:
 *
 * <pre>
 *   event of an offence with the same plate, at the same time, in another zone
 *     not announced yet   ──► stays unannounced; the earlier incident is STRENGTHENED by its source
 *     announced before its plate was known
 *                         ──► the later incident ENDED as SAME_OFFENCE; the earlier STRENGTHENED
 *   every other event     ──► passes as it is
 * </pre>
 *
 * <p>Without a plate on which pictures agree nothing is brought together: two look-alikes are two.
 */
public final class OneOffence {
  /** What ended so long ago meets nothing new; events of a stretch come within minutes. */
  private static final Duration REMEMBERED = Duration.ofHours(2);

  private OneOffence() {}

  /**
   * What an event led to.
   *
   * @param state what to remember of the stretch
   * @param events what to announce, in order
   */
  public record Told(StretchState state, List<IncidentEvent> events) {
    public Told {
      events = List.copyOf(events);
    }
  }

  /** Takes in the next event of the stretch. */
  public static Told tell(StretchState state, IncidentEvent event) {
    List<KnownOffence> known = new ArrayList<>(state.offences());
    known.removeIf(offence -> offence.isOverBefore(forgettingBefore(event)));
    Optional<KnownOffence> absorber =
        known.stream()
            .filter(offence -> offence.absorbed().contains(event.incidentId()))
            .findFirst();
    if (absorber.isPresent()) {
      return absorbed(known, absorber.get(), event);
    }
    Optional<KnownOffence> own =
        known.stream()
            .filter(offence -> offence.newest().incidentId().equals(event.incidentId()))
            .findFirst();
    Optional<KnownOffence> same =
        known.stream().filter(offence -> offence.isSeenBy(event)).findFirst();
    if (same.isPresent() && own.isEmpty()) {
      return absorbed(known, same.get(), event);
    }
    KnownOffence said =
        own.map(offence -> offence.saying(event))
            .orElseGet(() -> new KnownOffence(event, List.of()));
    replace(known, own, said);
    return same.isPresent()
        ? joined(known, said, same.get())
        : new Told(new StretchState(known), List.of(said.newest()));
  }

  private static Told absorbed(
      List<KnownOffence> known, KnownOffence absorber, IncidentEvent event) {
    KnownOffence stronger = absorber.absorbing(event);
    replace(known, Optional.of(absorber), stronger);
    return new Told(new StretchState(known), List.of(stronger.newest()));
  }

  /** Of two that were both announced, the earlier stays. */
  private static Told joined(List<KnownOffence> known, KnownOffence one, KnownOffence other) {
    boolean isFirst = known.indexOf(one) < known.indexOf(other);
    KnownOffence earlier = isFirst ? one : other;
    KnownOffence later = isFirst ? other : one;
    IncidentEvent end = later.newest().endedAs(earlier.newest().incidentId());
    KnownOffence stronger = earlier.absorbing(later.newest());
    replace(known, Optional.of(earlier), stronger);
    known.remove(later);
    return new Told(new StretchState(known), List.of(end, stronger.newest()));
  }

  private static void replace(
      List<KnownOffence> known, Optional<KnownOffence> before, KnownOffence after) {
    int index = before.map(known::indexOf).orElse(-1);
    if (index < 0) {
      known.add(after);
    } else {
      known.set(index, after);
    }
  }

  private static Instant forgettingBefore(IncidentEvent event) {
    return event.startedAt().minus(REMEMBERED);
  }
}
