package dev.xunjie.rules.parking;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.plate.PlateNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was established when an episode became a violation, and what was announced of it since.
 *
 * @param at capture time of the picture that completed it
 * @param box the vehicle in that picture
 * @param reasons thresholds against values
 * @param announcedPlate the number that was last announced
 * @param announcedDwell the dwell that was last announced
 */
public record Violation(
    Instant at,
    NormalisedBox box,
    List<Reason> reasons,
    Optional<PlateNumber> announcedPlate,
    Duration announcedDwell) {
  public Violation {
    reasons = List.copyOf(reasons);
    announcedPlate = Objects.requireNonNullElse(announcedPlate, Optional.empty());
  }

  /** After more was announced of it. */
  Violation announcing(Optional<PlateNumber> plate, Duration dwell) {
    return new Violation(at, box, reasons, plate, dwell);
  }
}
