package dev.xunjie.contracts.policy;

import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.schedule.Schedule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The ground before a shop, on which goods, tables or stalls must not stand for longer than
 * allowed.
 *
 * @param id unique in its camera
 * @param name what people call it
 * @param polygon where it lies: the pavement and what rises from it, as far as goods would hide it
 * @param allowedSeconds things that stand longer are a violation; 1 to 6000 s: the first still must
 *     not be older than the {@code frames} topic keeps it (2 h). Loading and unloading takes some
 *     ten minutes
 * @param references names of the pictures that show the zone with nothing standing in it, one or
 *     more, by day and by night; each a file beside the policy, a message of the {@code references}
 *     topic
 * @param leastOccupiedShare share of the zone's area in the picture from which on it counts as
 *     occupied, more than 0 to 1; absent: 0.05
 * @param leastJudgedShare share of the zone that must be seen, neither hidden by people and
 *     vehicles nor unlike the references, for a picture to say anything of it, 0 to 1; absent: 0.5
 * @param clearedAfterSeconds a zone that pictures show unoccupied for this long is cleared; 1 to
 *     86400; absent: 60
 * @param longestGapSeconds without a picture that shows it occupied for longer than this, what
 *     stands there afterwards counts as put there anew; 1 to 86400; absent: 1800, for a crowd hides
 *     a shop front longer than anything hides a car
 * @param warnAfterSeconds things that stand longer are worth a warning; 0 to {@code
 *     allowedSeconds}; absent: half of that
 * @param hours the trading hours, in which it is enforced; absent: always
 * @param sign the notice or rule that forbids it there, for the evidence
 */
public record ShopFrontZone(
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
  /**
   * A chair and a board before a shop of some metres take up a twentieth; what light and weather
   * leave taken on pictures with nothing there stays below (docs/offences.md). The first still must
   * not be older than the topic {@code frames} keeps it.
   */
  private static final PlaceDefaults DEFAULTS = new PlaceDefaults(0.05, 0.5, 60, 1_800, 6_000);

  public ShopFrontZone {
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

  /** A zone with defaults for all but the time allowed. */
  public static ShopFrontZone of(
      String id,
      String name,
      NormalisedPolygon polygon,
      double allowedSeconds,
      List<String> references) {
    return new ShopFrontZone(
        id,
        name,
        polygon,
        allowedSeconds,
        references,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public PlaceDefaults defaults() {
    return DEFAULTS;
  }
}
