package dev.xunjie.detector.tracking;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.ObjectKind;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.observation.ObservedObject.Sighting;
import dev.xunjie.detector.detection.Detection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Follows things over pictures, a pure function of state, detections and looks. Serves ten pictures
 * a second as well as one in five seconds: what moves is followed by where it should be, as far as
 * pictures come densely enough; what stands is known by its <em>place and look</em>, through missed
 * detections, passers-by and gaps:
 *
 * <ul>
 *   <li>A detection on a resting track's place continues that track.
 *   <li>Where a resting vehicle isn't detected but its place looks as it did, it is still there:
 *       reported as seen {@link Sighting#BY_LOOK}. Where it looks different (hidden, or gone) it is
 *       not reported, but remembered.
 *   <li>A vehicle detected on a remembered place after a gap is the same unless it looks different;
 *       then it is a new one that has arrived.
 * </ul>
 *
 * <p>Without pixels ({@link LookSource#WITHOUT_PIXELS}) it works by place alone: nothing is seen by
 * look, and what is detected on a remembered place is the same.
 */
public final class PlaceAndLookTracker {
  /** A new thing begins with this score or more; weaker detections only continue known ones. */
  static final double BEGINNING_SCORE = 0.3;

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
   * Takes in one picture in which the detector that ships has looked.
   *
   * @param state what is remembered of this camera
   * @param detections what was detected in the picture
   * @param looks shows places of the picture
   * @param now capture time of the picture, later than those before
   */
  public static Tracking update(
      TrackingState state, List<Detection> detections, LookSource looks, Instant now) {
    return update(state, detections, looks, TrackerSettings.SHIPPED_DETECTOR, now);
  }

  /** The same for any detector. */
  public static Tracking update(
      TrackingState state,
      List<Detection> detections,
      LookSource looks,
      TrackerSettings settings,
      Instant now) {
    List<Track> known = byRestThenAge(remembered(state.tracks(), now));
    Map<Track, Detection> matches =
        Association.of(known, detections, track -> mayBeThere(track, looks, now), now);
    List<Track> tracks = new ArrayList<>();
    List<ObservedObject> objects = new ArrayList<>();
    Duration movingPatience = movingPatience(state, now);

    for (Track track : known) {
      Detection match = matches.get(track);
      if (match != null) {
        boolean looksAlike = looksAsBefore(track, looks);
        Track seen = looked(track.detected(match, looksAlike, settings.restingScore(), now), looks);
        tracks.add(seen);
        objects.add(observed(seen, match.box(), Sighting.DETECTED));
      } else if (track.isVehicleAtRest()) {
        Track missed = track.missed();
        if (looksTheSameWithSway(missed, looks)) {
          objects.add(observed(missed, missed.place(), Sighting.BY_LOOK));
        }
        tracks.add(missed);
      } else if (Duration.between(track.lastSeenAt(), now).compareTo(movingPatience) <= 0) {
        tracks.add(track.missed());
      }
    }

    Set<Detection> explained = Collections.newSetFromMap(new IdentityHashMap<>());
    explained.addAll(matches.values());
    long nextId = state.nextTrackId();
    for (Detection detection : detections) {
      if (!explained.contains(detection) && detection.score() >= BEGINNING_SCORE) {
        boolean takesAPlace =
            tracks.removeIf(
                track -> isUnseenAt(now, track) && Association.isOnPlaceOf(track, detection));
        Track begun = looked(Track.begin(nextId++, detection, now, takesAPlace), looks);
        tracks.add(begun);
        objects.add(observed(begun, detection.box(), Sighting.DETECTED));
      }
    }
    return new Tracking(new TrackingState(Optional.of(now), nextId, tracks), objects);
  }

  /**
   * Takes in one picture that nobody looked at, for nothing has changed in it: what stood there
   * still does. Its score is that of the looks that were had.
   *
   * @param looks shows places of the picture
   * @param now capture time of the picture, later than those before
   */
  public static Tracking carryOver(TrackingState state, LookSource looks, Instant now) {
    Duration movingPatience = movingPatience(state, now);
    List<Track> tracks = new ArrayList<>();
    List<ObservedObject> objects = new ArrayList<>();
    for (Track track : byRestThenAge(remembered(state.tracks(), now))) {
      boolean wasSeen = state.lastFrameAt().filter(track.lastSeenAt()::equals).isPresent();
      if (track.isAtRest() && wasSeen) {
        Track still = track.unchanged(now);
        tracks.add(still);
        objects.add(observed(still, still.trail().newest().box(), Sighting.CARRIED_OVER));
      } else if (track.isVehicleAtRest()) {
        if (looksTheSameWithSway(track, looks)) {
          objects.add(observed(track, track.place(), Sighting.BY_LOOK));
        }
        tracks.add(track);
      } else if (Duration.between(track.lastSeenAt(), now).compareTo(movingPatience) <= 0) {
        tracks.add(track);
      }
    }
    return new Tracking(new TrackingState(Optional.of(now), state.nextTrackId(), tracks), objects);
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

  private static boolean mayBeThere(Track track, LookSource looks, Instant now) {
    if (!track.isAtRest()
        || Duration.between(track.lastSeenAt(), now).compareTo(TRUSTED_GAP) <= 0) {
      return true;
    }
    OptionalDouble similarity = similarity(track, track.place(), looks);
    return similarity.isEmpty() || similarity.getAsDouble() > DIFFERENT_LOOK;
  }

  private static Track looked(Track seen, LookSource looks) {
    return ObjectKind.isMotorVehicle(seen.label()) && !seen.isStraying()
        ? looks.lookAt(seen.place()).map(seen::looking).orElse(seen)
        : seen;
  }

  private static boolean looksAsBefore(Track track, LookSource looks) {
    return isSame(similarity(track, track.place(), looks));
  }

  private static boolean looksTheSameWithSway(Track track, LookSource looks) {
    NormalisedBox place = track.place();
    for (double dx : SWAY) {
      for (double dy : SWAY) {
        NormalisedBox swayed = Shifts.inPicture(place, dx * place.width(), dy * place.height());
        if (isSame(similarity(track, swayed, looks))) {
          return true;
        }
      }
    }
    return false;
  }

  private static OptionalDouble similarity(Track track, NormalisedBox place, LookSource looks) {
    Optional<Look> seen = track.look().isPresent() ? looks.lookAt(place) : Optional.empty();
    return seen.isPresent()
        ? OptionalDouble.of(track.look().get().similarityTo(seen.get()))
        : OptionalDouble.empty();
  }

  private static boolean isSame(OptionalDouble similarity) {
    return similarity.isPresent() && similarity.getAsDouble() >= SAME_LOOK;
  }

  private static ObservedObject observed(Track track, NormalisedBox box, Sighting sighting) {
    return new ObservedObject(
        track.id(),
        track.label(),
        track.score(),
        box,
        track.rest().map(Rest::since),
        track.arrived(),
        sighting);
  }
}
