package dev.xunjie.detector.tracking;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.ObjectKind;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.observation.ObservedObject.Sighting;
import dev.xunjie.detector.detection.Detection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Follows things over pictures, a pure function of state, detections and looks. Made for few
 * pictures a second: what moves is followed loosely, for rules need no track of it; what stands is
 * known by its <em>place and look</em>, through missed detections, passers-by and gaps:
 *
 * <ul>
 *   <li>A detection on a resting track's place continues that track.
 *   <li>Where a resting vehicle isn't detected but its place looks as it did, it is still there:
 *       reported as seen {@link Sighting#BY_LOOK}. Where it looks different (hidden, or gone) it is
 *       not reported, but remembered.
 *   <li>A vehicle detected on a remembered place after a gap is the same unless it looks different;
 *       then it is a new one that has arrived.
 * </ul>
 */
public final class PlaceAndLookTracker {
  /** A new thing begins with this score or more; weaker detections only continue known ones. */
  static final double BEGINNING_SCORE = 0.3;

  /** Boxes on one place overlap at least this much (intersection over union). */
  static final double SAME_PLACE_OVERLAP = 0.4;

  /** A moving thing's boxes overlap at least this much from picture to picture. */
  static final double MOVING_OVERLAP = 0.2;

  /**
   * From this correlation on a place still looks the same; vehicle against empty road gives less.
   */
  static final double SAME_LOOK = 0.75;

  /** Up to this correlation another vehicle stands there; headlights and rain leave more. */
  static final double DIFFERENT_LOOK = 0.3;

  /** After a gap no longer than this the vehicle on a place is taken for the same unseen. */
  static final Duration TRUSTED_GAP = Duration.ofSeconds(15);

  /** For how many pictures a moving thing that isn't detected is waited for. */
  private static final int MOVING_PATIENCE_PICTURES = 2;

  /** But no longer than this: what moves is elsewhere by then. */
  private static final Duration MOVING_PATIENCE = Duration.ofSeconds(10);

  /** How long a vehicle at rest that is out of sight is remembered; what comes then is new. */
  private static final Duration REMEMBERED = Duration.ofMinutes(15);

  /** A place's look is compared with small shifts, as shares of its size: cameras sway. */
  private static final double[] SWAY = {0, -0.04, 0.04};

  private PlaceAndLookTracker() {}

  /**
   * Takes in one picture.
   *
   * @param state what is remembered of this camera
   * @param detections what was detected in the picture
   * @param looks shows places of the picture
   * @param now capture time of the picture, later than those before
   */
  public static Tracking update(
      TrackingState state, List<Detection> detections, LookSource looks, Instant now) {
    List<Detection> open = new ArrayList<>(detections);
    List<Track> tracks = new ArrayList<>();
    List<ObservedObject> objects = new ArrayList<>();
    Duration movingPatience = movingPatience(state, now);

    for (Track track : byRestThenAge(remembered(state.tracks(), now))) {
      Optional<Detection> match = matchOf(track, open).filter(d -> isSame(track, d, looks, now));
      if (match.isPresent()) {
        open.remove(match.get());
        Track seen = track.detected(match.get(), now);
        if (seen.isVehicleAtRest() && seen.strays() == 0) {
          seen = seen.looking(looks.lookAt(seen.anchor()));
        }
        tracks.add(seen);
        objects.add(observed(seen, match.get().box(), Sighting.DETECTED));
      } else if (track.isVehicleAtRest()) {
        Track missed = track.missed();
        if (looksTheSame(missed, looks)) {
          objects.add(observed(missed, missed.anchor(), Sighting.BY_LOOK));
        }
        tracks.add(missed);
      } else if (Duration.between(track.lastSeenAt(), now).compareTo(movingPatience) <= 0) {
        tracks.add(track.missed());
      }
    }

    long nextId = state.nextTrackId();
    for (Detection detection : open) {
      if (detection.score() >= BEGINNING_SCORE) {
        boolean takesAPlace =
            tracks.removeIf(track -> isUnseenAt(now, track) && isOnPlaceOf(track, detection));
        Track begun = Track.begin(nextId++, detection, now, takesAPlace);
        tracks.add(begun);
        objects.add(observed(begun, detection.box(), Sighting.DETECTED));
      }
    }
    return new Tracking(new TrackingState(Optional.of(now), nextId, tracks), objects);
  }

  private static Duration movingPatience(TrackingState state, Instant now) {
    Duration pictures =
        state
            .lastFrameAt()
            .map(last -> Duration.between(last, now).multipliedBy(MOVING_PATIENCE_PICTURES))
            .orElse(Duration.ZERO);
    return pictures.compareTo(MOVING_PATIENCE) < 0 ? pictures : MOVING_PATIENCE;
  }

  private static List<Track> remembered(List<Track> tracks, Instant now) {
    return tracks.stream()
        .filter(track -> Duration.between(track.lastSeenAt(), now).compareTo(REMEMBERED) < 0)
        .toList();
  }

  private static boolean isUnseenAt(Instant now, Track track) {
    return track.isVehicleAtRest() && track.lastSeenAt().isBefore(now);
  }

  private static List<Track> byRestThenAge(List<Track> tracks) {
    return tracks.stream()
        .sorted(Comparator.comparing((Track track) -> !track.isAtRest()).thenComparing(Track::id))
        .toList();
  }

  private static Optional<Detection> matchOf(Track track, List<Detection> open) {
    NormalisedBox place = track.isAtRest() ? track.anchor() : track.box();
    double least = track.isAtRest() ? SAME_PLACE_OVERLAP : MOVING_OVERLAP;
    return open.stream()
        .filter(detection -> ObjectKind.areOne(track.label(), detection.label()))
        .filter(detection -> detection.box().intersectionOverUnion(place) >= least)
        .max(Comparator.comparing(detection -> detection.box().intersectionOverUnion(place)));
  }

  private static boolean isSame(Track track, Detection detection, LookSource looks, Instant now) {
    if (!track.isAtRest()
        || Duration.between(track.lastSeenAt(), now).compareTo(TRUSTED_GAP) <= 0) {
      return true;
    }
    return track
        .look()
        .map(look -> look.similarityTo(looks.lookAt(track.anchor())) > DIFFERENT_LOOK)
        .orElse(true);
  }

  private static boolean isOnPlaceOf(Track track, Detection detection) {
    return ObjectKind.areOne(track.label(), detection.label())
        && detection.box().intersectionOverUnion(track.anchor()) >= SAME_PLACE_OVERLAP;
  }

  private static boolean looksTheSame(Track track, LookSource looks) {
    if (track.look().isEmpty()) {
      return false;
    }
    Look known = track.look().get();
    for (double dx : SWAY) {
      for (double dy : SWAY) {
        if (known.similarityTo(looks.lookAt(shifted(track.anchor(), dx, dy))) >= SAME_LOOK) {
          return true;
        }
      }
    }
    return false;
  }

  private static NormalisedBox shifted(NormalisedBox box, double dx, double dy) {
    double x = clamp(dx * box.width(), -box.left(), 1 - box.right());
    double y = clamp(dy * box.height(), -box.top(), 1 - box.bottom());
    return new NormalisedBox(box.left() + x, box.top() + y, box.right() + x, box.bottom() + y);
  }

  private static double clamp(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }

  private static ObservedObject observed(Track track, NormalisedBox box, Sighting sighting) {
    return new ObservedObject(
        track.id(),
        track.label(),
        track.score(),
        box,
        track.atRestSince(),
        track.arrived(),
        sighting);
  }
}
