package dev.xunjie.rules.zone;

import dev.xunjie.contracts.frame.FrameReference;
import java.util.Set;

/** All that a rule remembers of one zone of one camera: an immutable record that JSON can hold. */
public interface ZoneState {
  /** Whether forgetting this state loses nothing. */
  boolean isIdle();

  /** The frames that evidence may still need. */
  Set<FrameReference> framesInUse();
}
