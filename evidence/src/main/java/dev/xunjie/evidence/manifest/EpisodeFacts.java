package dev.xunjie.evidence.manifest;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The times of an episode, all by the camera's capture time.
 *
 * @param startedAt its start
 * @param violationAt when the offence was complete
 * @param endedAt when the subject was last seen, once it is over
 * @param ending how it ended, as in {@code LEFT}, once it is over
 * @param dwellSeconds time that pictures prove, gaps not counted
 * @param unknownSeconds time in gaps
 */
public record EpisodeFacts(
    Instant startedAt,
    Instant violationAt,
    Optional<Instant> endedAt,
    Optional<String> ending,
    double dwellSeconds,
    double unknownSeconds) {
  public EpisodeFacts {
    Objects.requireNonNull(startedAt, "startedAt is missing");
    Objects.requireNonNull(violationAt, "violationAt is missing");
    endedAt = Objects.requireNonNullElse(endedAt, Optional.empty());
    ending = Objects.requireNonNullElse(ending, Optional.empty());
  }
}
