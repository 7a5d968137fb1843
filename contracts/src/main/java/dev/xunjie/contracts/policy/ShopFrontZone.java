package dev.xunjie.contracts.policy;

import static dev.xunjie.contracts.policy.ZoneSetting.DAY_SECONDS;
import static dev.xunjie.contracts.policy.ZoneSetting.requireRange;
import static dev.xunjie.contracts.policy.ZoneSetting.seconds;

import dev.xunjie.contracts.Identifier;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.schedule.Schedule;
import java.time.Duration;
import java.util.HashSet;
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
    implements ZonePolicy {
  /**
   * A chair and a board before a shop of some metres take up as much; what light and weather leave
   * taken on pictures with nothing there stays below (docs/offences.md).
   */
  private static final double DEFAULT_LEAST_OCCUPIED_SHARE = 0.05;

  private static final double DEFAULT_LEAST_JUDGED_SHARE = 0.5;
  private static final double DEFAULT_CLEARED_AFTER_SECONDS = 60;
  private static final double DEFAULT_LONGEST_GAP_SECONDS = 1_800;
  private static final double LONGEST_ALLOWED_SECONDS = 6_000;

  public ShopFrontZone {
    ZoneSetting.requireNames(id, name);
    Objects.requireNonNull(polygon, "zone " + id + " needs a polygon");
    references = requireReferences(id, references);
    leastOccupiedShare = Objects.requireNonNullElse(leastOccupiedShare, Optional.empty());
    leastJudgedShare = Objects.requireNonNullElse(leastJudgedShare, Optional.empty());
    clearedAfterSeconds = Objects.requireNonNullElse(clearedAfterSeconds, Optional.empty());
    longestGapSeconds = Objects.requireNonNullElse(longestGapSeconds, Optional.empty());
    warnAfterSeconds = Objects.requireNonNullElse(warnAfterSeconds, Optional.empty());
    hours = Objects.requireNonNullElse(hours, Optional.empty());
    sign = Objects.requireNonNullElse(sign, Optional.empty());
    requireRange(id, "allowedSeconds", allowedSeconds, 1, LONGEST_ALLOWED_SECONDS);
    requireRange(id, "leastOccupiedShare", leastOccupiedShare.orElse(1.0), Math.nextUp(0.0), 1);
    requireRange(id, "leastJudgedShare", leastJudgedShare.orElse(0.0), 0, 1);
    requireRange(id, "clearedAfterSeconds", clearedAfterSeconds.orElse(1.0), 1, DAY_SECONDS);
    requireRange(id, "longestGapSeconds", longestGapSeconds.orElse(1.0), 1, DAY_SECONDS);
    requireRange(id, "warnAfterSeconds", warnAfterSeconds.orElse(0.0), 0, allowedSeconds);
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

  public Duration allowed() {
    return seconds(allowedSeconds);
  }

  /** From which occupied share on the zone counts as occupied. */
  public double occupiedFrom() {
    return leastOccupiedShare.orElse(DEFAULT_LEAST_OCCUPIED_SHARE);
  }

  /** From which judged share on a picture says something of the zone. */
  public double judgedFrom() {
    return leastJudgedShare.orElse(DEFAULT_LEAST_JUDGED_SHARE);
  }

  public Duration clearedAfter() {
    return seconds(clearedAfterSeconds.orElse(DEFAULT_CLEARED_AFTER_SECONDS));
  }

  public Duration longestGap() {
    return seconds(longestGapSeconds.orElse(DEFAULT_LONGEST_GAP_SECONDS));
  }

  /** When a warning is due. */
  public Duration warnAfter() {
    return seconds(warnAfterSeconds.orElse(allowedSeconds / 2));
  }

  @Override
  public Schedule schedule() {
    return hours.orElse(Schedule.ALWAYS);
  }

  private static List<String> requireReferences(String id, List<String> references) {
    if (references == null || references.isEmpty()) {
      throw new IllegalArgumentException(
          "zone %s needs references: one picture or more of it with nothing standing there"
              .formatted(id));
    }
    for (String reference : references) {
      Identifier.require("reference picture of zone " + id + ":", reference);
    }
    if (new HashSet<>(references).size() < references.size()) {
      throw new IllegalArgumentException("zone %s names a reference picture twice".formatted(id));
    }
    return List.copyOf(references);
  }
}
