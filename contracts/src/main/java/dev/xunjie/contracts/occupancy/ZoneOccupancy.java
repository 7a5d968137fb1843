package dev.xunjie.contracts.occupancy;

import dev.xunjie.contracts.Identifier;
import dev.xunjie.contracts.geometry.NormalisedBox;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How much of a zone is taken by things that don't stand there on its reference pictures.
 *
 * @param zoneId the zone, by its id in the policy
 * @param occupiedShare share of the zone's area in the picture that has been taken for some
 *     seconds, 0 to 1
 * @param judgedShare share of the zone's area that this frame could be judged on, 0 to 1: people
 *     and vehicles in front hide the rest, and a picture too unlike the references shows nothing;
 *     what is hidden keeps its last state
 * @param shownShare share of the zone's area that is taken and that this very frame shows to be, 0
 *     to {@code occupiedShare}; absent from perception jobs that didn't tell it yet
 * @param since when the things that take it now began to stand there; absent while nothing does
 * @param extent the box around all that takes it, some pixels of its shadow included; absent while
 *     nothing does, and from perception jobs that didn't tell it yet
 * @param objects those that the detector can name; there may be others
 * @param referenceVersion the reference pictures compared with
 */
public record ZoneOccupancy(
    String zoneId,
    double occupiedShare,
    double judgedShare,
    Optional<Double> shownShare,
    Optional<Instant> since,
    Optional<NormalisedBox> extent,
    List<NamedObject> objects,
    String referenceVersion) {
  public ZoneOccupancy {
    Identifier.require("zone", zoneId);
    requireShare("occupiedShare", occupiedShare);
    requireShare("judgedShare", judgedShare);
    shownShare = Objects.requireNonNullElse(shownShare, Optional.empty());
    shownShare.ifPresent(share -> requireShare("shownShare", share));
    since = Objects.requireNonNullElse(since, Optional.empty());
    extent = Objects.requireNonNullElse(extent, Optional.empty());
    objects = List.copyOf(Objects.requireNonNull(objects, "objects are missing"));
    Objects.requireNonNull(referenceVersion, "referenceVersion is missing");
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("%s is %s, but must be 0 to 1".formatted(name, share));
    }
  }
}
