package dev.xunjie.detector.perception;

import dev.xunjie.contracts.appearance.TruckGlimpse;
import dev.xunjie.contracts.observation.ObservedObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What was found out about one vehicle by looking closer, and when.
 *
 * @param secondLookScore score of the vehicle in its newest second look, 0 where that saw none
 * @param secondLookAt when it was had
 * @param plateTries how often its plate was looked for
 * @param platesRead how often it was read
 * @param plateTriedAt when it was looked for last
 * @param glimpses what was seen of how it looks, while it passed
 */
public record Scrutiny(
    Optional<Double> secondLookScore,
    Optional<Instant> secondLookAt,
    int plateTries,
    int platesRead,
    Optional<Instant> plateTriedAt,
    Optional<Glimpses> glimpses) {
  static final Scrutiny NONE =
      new Scrutiny(Optional.empty(), Optional.empty(), 0, 0, Optional.empty(), Optional.empty());

  /** A vehicle at rest doesn't turn into a bin; light does change. */
  private static final Duration SECOND_LOOK_KEPT = Duration.ofMinutes(5);

  /** Readings that agree settle a plate; from then on a rare one notices another vehicle. */
  private static final int READINGS_ENOUGH = 3;

  /** A plate that so many pictures didn't give is hidden, too small or dirty. */
  private static final int TRIES_ENOUGH = 6;

  /** Of a vehicle that passes each picture is another chance, up to so many. */
  private static final int TRIES_ENOUGH_IN_PASSING = 15;

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LATER_TRIES = Duration.ofSeconds(60);

  public Scrutiny {
    secondLookScore = Objects.requireNonNullElse(secondLookScore, Optional.empty());
    secondLookAt = Objects.requireNonNullElse(secondLookAt, Optional.empty());
    plateTriedAt = Objects.requireNonNullElse(plateTriedAt, Optional.empty());
    glimpses = Objects.requireNonNullElse(glimpses, Optional.empty());
  }

  boolean wantsSecondLook(Instant now) {
    return secondLookAt
        .filter(at -> Duration.between(at, now).compareTo(SECOND_LOOK_KEPT) < 0)
        .isEmpty();
  }

  boolean wantsPlate(Instant now) {
    Duration pause =
        platesRead >= READINGS_ENOUGH || plateTries >= TRIES_ENOUGH
            ? BETWEEN_LATER_TRIES
            : BETWEEN_TRIES;
    return plateTriedAt.filter(at -> Duration.between(at, now).compareTo(pause) < 0).isEmpty();
  }

  /** Of a vehicle that passes: it won't come again, so no picture of it is let go by. */
  boolean wantsPlateInPassing(ObservedObject vehicle, Instant now) {
    boolean isSettled = platesRead >= READINGS_ENOUGH || plateTries >= TRIES_ENOUGH_IN_PASSING;
    return seenInPassing().isLikelyATruck(vehicle) && (!isSettled || wantsPlate(now));
  }

  Glimpses seenInPassing() {
    return glimpses.orElse(Glimpses.NONE);
  }

  Scrutiny glimpsed(TruckGlimpse glimpse, ObservedObject vehicle) {
    return new Scrutiny(
        secondLookScore,
        secondLookAt,
        plateTries,
        platesRead,
        plateTriedAt,
        Optional.of(seenInPassing().and(glimpse, vehicle)));
  }

  Scrutiny secondLook(double score, Instant now) {
    return new Scrutiny(
        Optional.of(score), Optional.of(now), plateTries, platesRead, plateTriedAt, glimpses);
  }

  Scrutiny plateTried(boolean read, Instant now) {
    return new Scrutiny(
        secondLookScore,
        secondLookAt,
        plateTries + 1,
        platesRead + (read ? 1 : 0),
        Optional.of(now),
        glimpses);
  }

  /**
   * The score to report.
   *
   * @param median over the first looks
   * @return the mean of both kinds of look, so that either can save the other from an error, but
   *     neither alone is believed
   */
  double scoreWith(double median) {
    return secondLookScore.map(second -> (median + second) / 2).orElse(median);
  }
}
