package dev.xunjie.detector.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that the tracker remembers of one camera.
 *
 * @param lastFrameAt capture time of the newest frame
 * @param nextTrackId the next id to give
 * @param tracks what is followed, and what stood at rest a while ago
 */
public record TrackingState(Optional<Instant> lastFrameAt, long nextTrackId, List<Track> tracks) {
  public static final TrackingState EMPTY = new TrackingState(Optional.empty(), 1, List.of());

  public TrackingState {
    tracks = List.copyOf(tracks);
  }
}
