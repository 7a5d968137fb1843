package dev.xunjie.contracts.policy;

import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.contracts.plate.PlateNumber;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who may stand in a zone.
 *
 * @param plates vehicles by number: that an ambulance or a works vehicle is one doesn't show on its
 *     plate
 * @param police whether police plates (white ground, or 警 at the end) are exempt without being
 *     listed; absent: yes
 */
public record Exemptions(List<ExemptPlate> plates, Optional<Boolean> police) {
  /** Nobody but the police. */
  public static final Exemptions USUAL = new Exemptions(List.of(), Optional.empty());

  private static final String POLICE_ENDING = "警";

  public Exemptions {
    plates = List.copyOf(Objects.requireNonNullElse(plates, List.of()));
    police = Objects.requireNonNullElse(police, Optional.empty());
  }

  /** Whether a vehicle with this plate may stand there at this time. */
  public boolean cover(PlateNumber number, PlateColour colour, Instant at) {
    boolean isPolice = colour == PlateColour.WHITE || number.text().endsWith(POLICE_ENDING);
    return police.orElse(true) && isPolice
        || plates.stream().anyMatch(exempt -> exempt.covers(number, at));
  }
}
