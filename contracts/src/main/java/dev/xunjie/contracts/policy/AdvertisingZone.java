package dev.xunjie.contracts.policy;

import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.schedule.Schedule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A wall, a fence or a stretch of pavement at which no board or banner may be but those that its
 * reference pictures show: what is approved hangs there already.
 *
 * @param id unique in its camera
 * @param name what people call it
 * @param polygon where it lies
 * @param allowedSeconds a board that stays longer is a violation; 1 to 6000 s: the first still must
 *     not be older than the {@code frames} topic keeps it (2 h). People carry boards past, and put
 *     them down for some minutes
 * @param references names of the pictures that show it with nothing but what is approved, one or
 *     more, by day and by night; as of {@link ShopFrontZone}
 * @param leastOccupiedShare share of the zone's area in the picture from which on something counts,
 *     more than 0 to 1; absent: 0.05
 * @param leastJudgedShare share of the zone that must be seen for a picture to say anything of it,
 *     0 to 1; absent: 0.5
 * @param clearedAfterSeconds a zone that pictures show free for this long is cleared; 1 to 86400;
 *     absent: 300, for nobody takes a board down for a moment
 * @param longestGapSeconds without a picture that shows it for longer than this, what is there
 *     afterwards counts as put up anew; 1 to 86400; absent: 43200, for a wall may be dark all night
 * @param warnAfterSeconds what stays longer is worth a warning; 0 to {@code allowedSeconds};
 *     absent: half of that
 * @param hours when it is enforced; absent: always
 * @param sign the rule that forbids it there, for the evidence
 */
public record AdvertisingZone(
    String id,
    String name,
    NormalisedPolygon polygon,
    double allowedSeconds,
    List<String> references,
    Optional<Double> leastOccupiedShare,
    Optional<Double> leastJudgedShare,
    Optional<Double> clearedAfterSeconds,
    Optional<Double> longestGapSeconds,
    Optional<Double> warnAfterSeconds,
    Optional<Schedule> hours,
    Optional<String> sign)
    implements PlaceZone {
  private static final PlaceDefaults DEFAULTS = new PlaceDefaults(0.05, 0.5, 300, 43_200, 6_000);

  public AdvertisingZone {
    ZoneSetting.requireNames(id, name);
    Objects.requireNonNull(polygon, "zone " + id + " needs a polygon");
    references = PlaceZone.requireReferences(id, references);
    leastOccupiedShare = Objects.requireNonNullElse(leastOccupiedShare, Optional.empty());
    leastJudgedShare = Objects.requireNonNullElse(leastJudgedShare, Optional.empty());
    clearedAfterSeconds = Objects.requireNonNullElse(clearedAfterSeconds, Optional.empty());
    longestGapSeconds = Objects.requireNonNullElse(longestGapSeconds, Optional.empty());
    warnAfterSeconds = Objects.requireNonNullElse(warnAfterSeconds, Optional.empty());
    hours = Objects.requireNonNullElse(hours, Optional.empty());
    sign = Objects.requireNonNullElse(sign, Optional.empty());
    PlaceZone.requireShares(id, leastOccupiedShare, leastJudgedShare);
    PlaceZone.requireTimes(
        id,
        allowedSeconds,
        DEFAULTS.longestAllowedSeconds(),
        clearedAfterSeconds,
        longestGapSeconds,
        warnAfterSeconds);
  }

  @Override
  public PlaceDefaults defaults() {
    return DEFAULTS;
  }
}
