package dev.xunjie.rules.place;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.rules.recheck.Rechecks;
import dev.xunjie.rules.zone.ZoneState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that the rule remembers of one zone of one camera.
 *
 * @param judgedUntil capture time of the newest picture that said something of the zone
 * @param episode what stands, or stood a moment ago, in the zone
 * @param rechecks the orders to look again that aren't answered yet
 */
public record PlaceState(
    Optional<Instant> judgedUntil, Optional<PlaceEpisode> episode, Rechecks rechecks)
    implements ZoneState {
  public static final PlaceState EMPTY =
      new PlaceState(Optional.empty(), Optional.empty(), Rechecks.NONE);

  public PlaceState {
    judgedUntil = Objects.requireNonNullElse(judgedUntil, Optional.empty());
    episode = Objects.requireNonNullElse(episode, Optional.empty());
    rechecks = Rechecks.orNone(rechecks);
  }

  /** Whether the zone is clear and no order waits, so that forgetting this state loses nothing. */
  @Override
  public boolean isIdle() {
    return episode.isEmpty() && rechecks.isDone();
  }

  @Override
  public Set<FrameReference> framesInUse() {
    return Stream.concat(
            episode.stream().flatMap(PlaceEpisode::framesInUse), rechecks.framesInUse())
        .collect(Collectors.toUnmodifiableSet());
  }

  PlaceState with(Rechecks left) {
    return new PlaceState(judgedUntil, episode, left);
  }
}
