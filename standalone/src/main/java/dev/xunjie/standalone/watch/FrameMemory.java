package dev.xunjie.standalone.watch;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.rules.parking.ParkingEpisode;
import dev.xunjie.rules.parking.ParkingState;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps the frames that an incident may still need as evidence, and no others. */
final class FrameMemory {
  private final Map<FrameReference, byte[]> jpegs = new HashMap<>();

  void keep(FrameReference frame, byte[] jpeg) {
    jpegs.put(frame, jpeg);
  }

  Optional<byte[]> jpegOf(FrameReference frame) {
    return Optional.ofNullable(jpegs.get(frame));
  }

  /** Forgets all but what the episodes refer to. */
  void keepOnlyWhatIsReferredToBy(Collection<ParkingState> states) {
    Set<FrameReference> needed = new HashSet<>();
    for (ParkingState state : states) {
      for (ParkingEpisode episode : state.episodes()) {
        episode.stills().forEach(still -> needed.add(still.frame()));
        needed.add(episode.lastSeen().frame());
      }
    }
    jpegs.keySet().retainAll(needed);
  }
}
