package dev.xunjie.rules.parking;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.rules.zone.ZoneState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that the rule remembers of one zone of one camera.
 *
 * @param observedUntil capture time of the newest observation that was used
 * @param episodes vehicles that stand, or stood a moment ago, in the zone
 */
public record ParkingState(Optional<Instant> observedUntil, List<ParkingEpisode> episodes)
    implements ZoneState {
  public static final ParkingState EMPTY = new ParkingState(Optional.empty(), List.of());

  public ParkingState {
    episodes = List.copyOf(episodes);
  }

  /** Whether nothing stands in the zone, so that forgetting this state loses nothing. */
  @Override
  public boolean isIdle() {
    return episodes.isEmpty();
  }

  @Override
  public Set<FrameReference> framesInUse() {
    return episodes.stream()
        .flatMap(ParkingEpisode::framesInUse)
        .collect(Collectors.toUnmodifiableSet());
  }
}
