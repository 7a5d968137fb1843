package dev.xunjie.detector.tracking;

import dev.xunjie.contracts.geometry.NormalisedBox;

/** Shows the tracker what a place in the current picture looks like. */
@FunctionalInterface
public interface LookSource {
  Look lookAt(NormalisedBox place);
}
