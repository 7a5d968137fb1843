package dev.xunjie.violation.task;

import dev.xunjie.violation.area.GeoPoint;
import dev.xunjie.violation.problem.Problem;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * What comes with a photo's bytes.
 *
 * @param moment before or after the squad acted
 * @param takenAt by the phone's clock
 * @param longitude degrees east, WGS-84, where the phone was; together with {@code latitude}
 * @param latitude degrees north, WGS-84
 * @param accuracyMetres how well the phone knows its place, 0 to 100,000
 */
record PhotoQuery(
    @NotNull TaskPhoto.Moment moment,
    @NotNull Instant takenAt,
    Optional<Double> longitude,
    Optional<Double> latitude,
    Optional<Double> accuracyMetres) {
  /** Beyond this a phone knows no more than which city it is in. */
  private static final double WORST_ACCURACY_METRES = 100_000;

  PhotoQuery {
    longitude = Objects.requireNonNullElse(longitude, Optional.empty());
    latitude = Objects.requireNonNullElse(latitude, Optional.empty());
    accuracyMetres = Objects.requireNonNullElse(accuracyMetres, Optional.empty());
  }

  /**
   * As the intake takes it.
   *
   * @throws Problem if the place is none
   */
  PhotoIntake.Label label(String incidentId, UUID key) {
    accuracyMetres.ifPresent(PhotoQuery::requirePlausible);
    return new PhotoIntake.Label(
        key.toString(),
        incidentId,
        moment,
        takenAt.truncatedTo(ChronoUnit.MICROS),
        place(),
        accuracyMetres);
  }

  private Optional<GeoPoint> place() {
    if (longitude.isPresent() != latitude.isPresent()) {
      throw malformed("A place needs both, longitude and latitude.");
    }
    try {
      return longitude.map(east -> new GeoPoint(east, latitude.get()));
    } catch (IllegalArgumentException nowhere) {
      throw malformed(nowhere.getMessage());
    }
  }

  private static void requirePlausible(double metres) {
    if (!(metres >= 0 && metres <= WORST_ACCURACY_METRES)) {
      throw malformed(
          "accuracyMetres is %s: give 0 to %.0f.".formatted(metres, WORST_ACCURACY_METRES));
    }
  }

  private static Problem malformed(String why) {
    return Problem.of(HttpStatus.BAD_REQUEST, "malformed-request", why);
  }
}
