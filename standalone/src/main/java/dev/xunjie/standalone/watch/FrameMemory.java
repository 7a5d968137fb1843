package dev.xunjie.standalone.watch;

import dev.xunjie.contracts.frame.FrameReference;
import java.util.HashMap;
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

  /** Forgets all others. */
  void keepOnly(Set<FrameReference> needed) {
    jpegs.keySet().retainAll(needed);
  }
}
