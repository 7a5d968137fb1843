package dev.xunjie.contracts.appearance;

import java.util.Objects;
import java.util.Optional;

/**
 * How a vehicle looks over one pass. Questions whose head isn't trained are absent.
 *
 * @param truck is it a truck?
 * @param loadUncovered is its load open to the wind?
 * @param bodyDirty is its body dirty, by more than a film of dust?
 * @param headVersion the trained head that looked
 */
public record TruckAppearance(
    Optional<AppearanceVote> truck,
    Optional<AppearanceVote> loadUncovered,
    Optional<AppearanceVote> bodyDirty,
    String headVersion) {
  public TruckAppearance {
    truck = Objects.requireNonNullElse(truck, Optional.empty());
    loadUncovered = Objects.requireNonNullElse(loadUncovered, Optional.empty());
    bodyDirty = Objects.requireNonNullElse(bodyDirty, Optional.empty());
    Objects.requireNonNull(headVersion, "headVersion is missing");
  }
}
