package dev.xunjie.detector.tracking;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.util.Optional;

/** Shows the tracker what a place in the current picture looks like. */
@FunctionalInterface
public interface LookSource {
  /** Where there are detections but no pixels: things are known by their place alone. */
  LookSource WITHOUT_PIXELS = place -> Optional.empty();

  /** What the place looks like, if that can be seen. */
  Optional<Look> lookAt(NormalisedBox place);
}
