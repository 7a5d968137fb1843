package dev.xunjie.rules.place;

import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.occupancy.ZoneOccupancy;
import dev.xunjie.contracts.policy.PlaceZone;
import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.rules.recheck.PlaceLook;
import dev.xunjie.rules.recheck.Rechecks;
import dev.xunjie.rules.zone.EnforcedZone;
import dev.xunjie.rules.zone.Outcome;
import dev.xunjie.rules.zone.Terms;
import dev.xunjie.rules.zone.ZoneRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule for things that stay where nothing may, as a pure state machine over the observations of
 * one camera and one zone:
 *
 * <pre>
 *           things take up            warnAfter          allowed
 *   CLEAR ──────────────► OCCUPIED ─────────► WARNED ───────────► VIOLATION
 *     ▲   their share,        │       warning    │       incident     │ twice the share
 *     │   in its hours        │         GIVEN    │         OPENED     │ or time: STRENGTHENED
 *     │                       └──────────────────┼────────────────────┘
 *     │                                          ▼
 *     └──── cleared, lost, not enforced: the episode ends; warning CORRECTED or LAPSED,
 *                                                          incident ENDED
 * </pre>
 *
 * <ul>
 *   <li><b>Occupied</b> is a zone of which things that aren't on its references take up {@link
 *       PlaceZone#occupiedFrom} or more. People and vehicles are no things. A picture shows it
 *       occupied if it shows at least half of what they take up, and unoccupied if it shows {@link
 *       PlaceZone#judgedFrom} of the zone; no other says anything of it ({@link Sight}). The
 *       picture that begins an episode does both.
 *   <li><b>Opens</b> when pictures prove {@link PlaceZone#allowed} <em>and</em> the first and the
 *       newest that show it occupied lie at least that far apart. What stands there may change
 *       meanwhile: the offence is the occupied ground, so that one zone has one incident at most.
 *   <li><b>Strengthened</b> when the dwell or the share has doubled since the last announcement.
 *   <li><b>Continues</b> through a gap (no picture, front hidden, weather), which is
 *       <em>unknown</em>: it neither adds to the dwell nor ends the episode.
 *   <li><b>Ends</b>, as of the last picture that shows it occupied, when pictures have shown it
 *       unoccupied for {@link PlaceZone#clearedAfter}, or when none showed it occupied for {@link
 *       PlaceZone#longestGap}; also when it was drawn anew. Unoccupied by other references than
 *       those by which it was occupied doesn't count as cleared: nobody knows.
 *   <li><b>Terms</b>: an episode is judged by the zone as it was when it began.
 *   <li><b>Hours</b>: outside of the hours of the policy in force no episode begins, one that is no
 *       violation yet is dropped, and time doesn't count. An open violation goes on until the place
 *       is cleared, and isn't announced again the next day.
 *   <li><b>Looks again</b> after an order to correct, see {@link Rechecks}, in the hours and by the
 *       zone as the policy in force has them.
 * </ul>
 *
 * <p>Time is capture time. An observation that isn't newer than the newest one used is ignored, so
 * repeated and late ones change nothing.
 */
public abstract class PlaceRule<Z extends PlaceZone> implements ZoneRule<Z, PlaceState> {
  /**
   * Two sightings no farther apart than this prove the stay between them. A zone in which nothing
   * changes is looked at every ten seconds at least; nobody clears a pavement and sets it again in
   * fifteen.
   */
  static final Duration PROVEN_GAP = Duration.ofSeconds(15);

  /** An episode is worth another announcement when it is this many times as long, or as large. */
  private static final int MORE_BY = 2;

  private final Offence offence;
  private final Class<Z> zoneClass;
  private final String usualLabel;

  /**
   * @param offence which offence it is
   * @param zoneClass the policy of its zones
   * @param usualLabel what things are called that the detector has no name for
   */
  protected PlaceRule(Offence offence, Class<Z> zoneClass, String usualLabel) {
    this.offence = offence;
    this.zoneClass = zoneClass;
    this.usualLabel = usualLabel;
  }

  @Override
  public final Class<Z> zoneClass() {
    return zoneClass;
  }

  @Override
  public final Class<PlaceState> stateClass() {
    return PlaceState.class;
  }

  @Override
  public final PlaceState nothingKnown() {
    return PlaceState.EMPTY;
  }

  @Override
  public final Outcome<PlaceState> update(
      PlaceState state, Observation observation, EnforcedZone<Z> zone) {
    Instant now = observation.capturedAt();
    boolean isRepeated = state.judgedUntil().filter(until -> !now.isAfter(until)).isPresent();
    if (isRepeated || !observation.scene().carriesJudgement()) {
      return Outcome.silent(state);
    }
    Announcements announcements = announcements(observation.cameraId());
    Optional<PlaceEpisode> episode = outliving(state, zone, now, announcements);
    PlaceZone terms = episode.<PlaceZone>map(each -> each.terms().zone()).orElse(zone.zone());
    Optional<ZoneOccupancy> known =
        observation
            .occupancyOf(zone.zone().id())
            .filter(occupancy -> Sight.of(occupancy, terms) != Sight.UNKNOWN);
    if (known.isEmpty()) {
      return announcements.with(new PlaceState(state.judgedUntil(), episode, state.rechecks()));
    }
    ZoneOccupancy occupancy = known.get();
    Optional<PlaceEpisode> next =
        episode.isPresent()
            ? continued(
                episode.get(),
                occupancy,
                observation,
                sincePrevious(state, now),
                zone,
                announcements)
            : begun(occupancy, observation, zone);
    Optional<PlaceEpisode> promoted =
        next.map(
            each ->
                each.lastSeenAt().equals(now) && zone.isEnforcedAt(now)
                    ? promoted(each, announcements)
                    : each);
    return announcements.with(
        new PlaceState(
            Optional.of(now),
            promoted,
            lookedAgain(state.rechecks(), occupancy, observation, zone, announcements)));
  }

  /** What no picture shows any more is lost, what no picture can answer is given up. */
  @Override
  public final Outcome<PlaceState> advance(PlaceState state, String cameraId, Instant now) {
    Announcements announcements = announcements(cameraId);
    Optional<PlaceEpisode> lost = state.episode().filter(episode -> isLost(episode, now));
    lost.ifPresent(episode -> announcements.ended(episode, Ending.LOST, Optional.empty()));
    return announcements.with(
        new PlaceState(
            state.judgedUntil(),
            lost.isPresent() ? Optional.empty() : state.episode(),
            announcements.answered(state.rechecks().advance(now))));
  }

  @Override
  public final Optional<Instant> wakeAt(PlaceState state) {
    return Stream.concat(
            state.episode().map(PlaceRule::lostAt).stream(), state.rechecks().wakeAt().stream())
        .min(Comparator.naturalOrder());
  }

  @Override
  public final Outcome<PlaceState> order(PlaceState state, RecheckOrder order) {
    return Outcome.silent(
        order.offence() == offence ? state.with(state.rechecks().and(order)) : state);
  }

  @Override
  public final Outcome<PlaceState> abandon(PlaceState state, String cameraId) {
    Announcements announcements = announcements(cameraId);
    state
        .episode()
        .ifPresent(episode -> announcements.ended(episode, Ending.NOT_ENFORCED, Optional.empty()));
    return announcements.with(
        new PlaceState(
            state.judgedUntil(),
            Optional.empty(),
            announcements.answered(state.rechecks().abandon())));
  }

  private Announcements announcements(String cameraId) {
    return new Announcements(offence, cameraId, usualLabel);
  }

  /** The episode, unless it is over before the picture is looked at. */
  private static Optional<PlaceEpisode> outliving(
      PlaceState state,
      EnforcedZone<? extends PlaceZone> zone,
      Instant now,
      Announcements announcements) {
    return state
        .episode()
        .filter(
            episode -> {
              Optional<Ending> outlived = outlived(episode, zone, now);
              outlived.ifPresent(ending -> announcements.ended(episode, ending, Optional.empty()));
              return outlived.isEmpty();
            });
  }

  private static Optional<Ending> outlived(
      PlaceEpisode episode, EnforcedZone<? extends PlaceZone> zone, Instant now) {
    if (isLost(episode, now)) {
      return Optional.of(Ending.LOST);
    }
    boolean isDrawnAnew = !zone.zone().polygon().equals(episode.terms().zone().polygon());
    boolean isAfterHours = !zone.isEnforcedAt(now) && episode.stage() != Stage.VIOLATION;
    return isDrawnAnew || isAfterHours ? Optional.of(Ending.NOT_ENFORCED) : Optional.empty();
  }

  private static Optional<PlaceEpisode> begun(
      ZoneOccupancy occupancy, Observation observation, EnforcedZone<? extends PlaceZone> zone) {
    Instant now = observation.capturedAt();
    Terms<PlaceZone> terms = Terms.of(zone);
    boolean isOccupied =
        Sight.of(occupancy, terms.zone()) == Sight.OCCUPIED
            && Sight.isJudged(occupancy, terms.zone());
    return isOccupied && zone.isEnforcedAt(now)
        ? Optional.of(PlaceEpisode.begin(terms, occupancy, observation, countingFrom(zone, now)))
        : Optional.empty();
  }

  private static Optional<PlaceEpisode> continued(
      PlaceEpisode episode,
      ZoneOccupancy occupancy,
      Observation observation,
      Duration sincePrevious,
      EnforcedZone<? extends PlaceZone> zone,
      Announcements announcements) {
    if (Sight.of(occupancy, episode.terms().zone()) == Sight.OCCUPIED) {
      return Optional.of(
          zone.isEnforcedAt(observation.capturedAt())
              ? episode.seen(occupancy, observation, PROVEN_GAP)
              : episode.tolerated(occupancy, observation));
    }
    PlaceEpisode missed = episode.missed(sincePrevious);
    if (missed.dwell().absent().compareTo(episode.terms().zone().clearedAfter()) < 0) {
      return Optional.of(missed);
    }
    boolean isComparedAlike = occupancy.referenceVersion().equals(episode.referenceVersion());
    announcements.ended(
        missed,
        isComparedAlike ? Ending.LEFT : Ending.LOST,
        isComparedAlike ? Optional.of(missed.clearedIn(observation)) : Optional.empty());
    return Optional.empty();
  }

  /** What becomes of an episode that was just seen, in the hours. */
  private static PlaceEpisode promoted(PlaceEpisode episode, Announcements announcements) {
    return episode.stage() == Stage.VIOLATION
        ? strengthened(episode, announcements)
        : onTheWay(episode, announcements);
  }

  private static PlaceEpisode onTheWay(PlaceEpisode episode, Announcements announcements) {
    PlaceZone zone = episode.terms().zone();
    if (episode.hasStood(zone.allowed())) {
      PlaceEpisode violating = episode.violating();
      announcements.opened(violating);
      return violating;
    }
    PlaceEpisode now = episode;
    boolean isHalfWay = now.pictures().span().compareTo(zone.allowed().dividedBy(2)) >= 0;
    if (isHalfWay && !now.pictures().have(Still.Moment.BETWEEN)) {
      now = now.keeping(Still.Moment.BETWEEN);
    }
    boolean isWarningDue = now.dwell().proven().compareTo(zone.warnAfter()) >= 0;
    if (isWarningDue && now.stage() == Stage.OCCUPIED) {
      now = now.reaching(Stage.WARNED);
      announcements.warned(now);
    }
    return now;
  }

  private static PlaceEpisode strengthened(PlaceEpisode episode, Announcements announcements) {
    Violation known = episode.violation().orElseThrow();
    Duration stood = episode.dwell().proven();
    boolean isMuchLonger = stood.compareTo(known.announcedDwell().multipliedBy(MORE_BY)) >= 0;
    boolean isMuchMore = episode.occupiedShare() >= known.announcedShare() * MORE_BY;
    if (!isMuchLonger && !isMuchMore) {
      return episode;
    }
    PlaceEpisode now = episode.announcing(known.announcing(stood, episode.occupiedShare()));
    announcements.strengthened(now);
    return now;
  }

  private static Rechecks lookedAgain(
      Rechecks rechecks,
      ZoneOccupancy occupancy,
      Observation observation,
      EnforcedZone<? extends PlaceZone> zone,
      Announcements announcements) {
    Sight sight = Sight.of(occupancy, zone.zone());
    if (rechecks.isDone()
        || sight == Sight.UNKNOWN
        || !zone.isEnforcedAt(observation.capturedAt())) {
      return rechecks;
    }
    Terms<PlaceZone> terms = Terms.of(zone);
    PlaceLook look =
        PlaceLook.of(
            observation,
            sight == Sight.OCCUPIED,
            PlaceEpisode.placeOf(occupancy, terms),
            List.of(
                new Reason(
                    "occupiedShare", zone.zone().occupiedFrom(), occupancy.occupiedShare())));
    return announcements.answered(rechecks.look(look));
  }

  private static boolean isLost(PlaceEpisode episode, Instant now) {
    return !now.isBefore(lostAt(episode));
  }

  private static Instant lostAt(PlaceEpisode episode) {
    return episode.lastSeenAt().plus(episode.terms().zone().longestGap());
  }

  /** Time that was not seen counts for a moment, and never from before the hours. */
  private static Instant countingFrom(EnforcedZone<? extends PlaceZone> zone, Instant now) {
    Instant moment = now.minus(PROVEN_GAP);
    return zone.isEnforcedAt(moment) ? moment : now;
  }

  /** Time since the last picture that said something of the zone, as far as that proves much. */
  private static Duration sincePrevious(PlaceState state, Instant now) {
    Duration passed =
        state.judgedUntil().map(until -> Duration.between(until, now)).orElse(Duration.ZERO);
    return passed.compareTo(PROVEN_GAP) <= 0 ? passed : PROVEN_GAP;
  }
}
