package dev.xunjie.detector.scene;

import dev.xunjie.contracts.scene.SceneFault;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * All that is remembered of one camera's picture; some 25 KB as JSON. {@link #EMPTY} is also what
 * an operator's acknowledgement of a moved lens comes to: the view is learned anew. It is never
 * learned anew by itself, for its zones were drawn on the old one.
 *
 * @param reference the view, once a picture was seen
 * @param repetition the newest picture and how often it came, once one was seen
 * @param faults which faults stand or are suspected
 * @param night whether it counts as night
 * @param strangeSince since when the view isn't found in the picture, while that is so
 */
public record SceneState(
    Optional<Reference> reference,
    Optional<Repetition> repetition,
    Map<SceneFault, Persistence> faults,
    Persistence night,
    Optional<Instant> strangeSince) {
  public static final SceneState EMPTY =
      new SceneState(
          Optional.empty(), Optional.empty(), Map.of(), Persistence.ABSENT, Optional.empty());

  public SceneState {
    faults = Map.copyOf(faults);
  }

  Persistence persistenceOf(SceneFault fault) {
    return faults.getOrDefault(fault, Persistence.ABSENT);
  }

  boolean stands(SceneFault fault) {
    return persistenceOf(fault).standing();
  }
}
