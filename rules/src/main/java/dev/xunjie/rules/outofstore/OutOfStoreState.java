package dev.xunjie.rules.outofstore;

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
public record OutOfStoreState(
    Optional<Instant> judgedUntil, Optional<FrontEpisode> episode, Rechecks rechecks)
    implements ZoneState {
  public static final OutOfStoreState EMPTY =
      new OutOfStoreState(Optional.empty(), Optional.empty(), Rechecks.NONE);

  public OutOfStoreState {
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
            episode.stream().flatMap(FrontEpisode::framesInUse), rechecks.framesInUse())
        .collect(Collectors.toUnmodifiableSet());
  }

  OutOfStoreState with(Rechecks left) {
    return new OutOfStoreState(judgedUntil, episode, left);
  }
}
