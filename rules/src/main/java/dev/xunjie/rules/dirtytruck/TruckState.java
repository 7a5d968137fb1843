package dev.xunjie.rules.dirtytruck;

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
 * @param passes vehicles that pass the zone, or did so a moment ago
 */
public record TruckState(Optional<Instant> observedUntil, List<TruckPass> passes)
    implements ZoneState {
  public static final TruckState EMPTY = new TruckState(Optional.empty(), List.of());

  public TruckState {
    passes = List.copyOf(passes);
  }

  @Override
  public boolean isIdle() {
    return passes.isEmpty();
  }

  /** None of what is over: it was announced with its frames. */
  @Override
  public Set<FrameReference> framesInUse() {
    return passes.stream()
        .filter(pass -> pass.stage() != Stage.ANNOUNCED)
        .flatMap(TruckPass::framesInUse)
        .collect(Collectors.toUnmodifiableSet());
  }
}
