package dev.xunjie.contracts.incident;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.plate.PlateReading;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A number that was read on the subject, with the most confident of its readings: the plate's
 * close-up is cut from the very frame that was read.
 *
 * @param votes in how many frames this number was read, 1 or more
 * @param best the most confident reading
 * @param capturedAt when that frame was taken
 * @param frame where its bytes lie
 * @param vehicle the subject in that frame
 */
public record PlateCandidate(
    int votes, PlateReading best, Instant capturedAt, FrameReference frame, NormalisedBox vehicle) {
  /** A number that was read once may be misread; two readings that agree are the plate. */
  public static final int READINGS_THAT_AGREE = 2;

  public PlateCandidate {
    if (votes < 1) {
      throw new IllegalArgumentException("votes are %d, but must be 1 or more".formatted(votes));
    }
    Objects.requireNonNull(best, "reading is missing");
    Objects.requireNonNull(capturedAt, "capturedAt is missing");
    Objects.requireNonNull(frame, "frame is missing");
    Objects.requireNonNull(vehicle, "vehicle is missing");
  }

  /**
   * The number that pictures agree on, if they do on one.
   *
   * @param candidates the likeliest first
   */
  public static Optional<PlateCandidate> settled(List<PlateCandidate> candidates) {
    return candidates.stream()
        .findFirst()
        .filter(likeliest -> likeliest.votes() >= READINGS_THAT_AGREE)
        .filter(
            likeliest -> candidates.size() == 1 || likeliest.votes() > candidates.get(1).votes());
  }
}
