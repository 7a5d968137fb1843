package dev.xunjie.contracts.observation;

import dev.xunjie.contracts.appearance.TruckGlimpse;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.plate.PlateReading;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing seen in one frame.
 *
 * @param trackId the tracker's name for it in this camera: a hint, for ids switch
 * @param label its class by the detector's own word, COCO's names for the shipped one ("car")
 * @param score the detector's confidence, 0 to 1, median over the track's history
 * @param box where it is
 * @param atRestSince when it came to rest, if it is at rest
 * @param arrived whether this track was seen driving to where it is now; a track that begins where
 *     it stands may be a vehicle known before under another id
 * @param sighting how it was seen in this frame
 * @param plate the number plate as it was read in this very frame; absent where it wasn't looked
 *     for or couldn't be read for certain
 * @param glimpse how it looks in this very frame, if that was asked
 */
public record ObservedObject(
    long trackId,
    String label,
    double score,
    NormalisedBox box,
    Optional<Instant> atRestSince,
    boolean arrived,
    Sighting sighting,
    Optional<PlateReading> plate,
    Optional<TruckGlimpse> glimpse) {
  public ObservedObject {
    Objects.requireNonNull(label, "label is missing");
    Objects.requireNonNull(box, "box is missing");
    atRestSince = Objects.requireNonNullElse(atRestSince, Optional.empty());
    Objects.requireNonNull(sighting, "sighting is missing");
    plate = Objects.requireNonNullElse(plate, Optional.empty());
    glimpse = Objects.requireNonNullElse(glimpse, Optional.empty());
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score is %s, but must be 0 to 1".formatted(score));
    }
  }

  /** One that nobody looked at closely. */
  public ObservedObject(
      long trackId,
      String label,
      double score,
      NormalisedBox box,
      Optional<Instant> atRestSince,
      boolean arrived,
      Sighting sighting) {
    this(
        trackId,
        label,
        score,
        box,
        atRestSince,
        arrived,
        sighting,
        Optional.empty(),
        Optional.empty());
  }

  /** The same, seen with another confidence. */
  public ObservedObject withScore(double newScore) {
    return new ObservedObject(
        trackId, label, newScore, box, atRestSince, arrived, sighting, plate, glimpse);
  }

  /** The same with what was read on its plate. */
  public ObservedObject withPlate(PlateReading reading) {
    return new ObservedObject(
        trackId, label, score, box, atRestSince, arrived, sighting, Optional.of(reading), glimpse);
  }

  /** The same with how it looks. */
  public ObservedObject withGlimpse(TruckGlimpse seen) {
    return new ObservedObject(
        trackId, label, score, box, atRestSince, arrived, sighting, plate, Optional.of(seen));
  }

  /** How an object was seen. */
  public enum Sighting {
    /** The detector found it. */
    DETECTED,
    /** The picture hasn't changed where it stands since the detector found it there. */
    CARRIED_OVER,
    /** The detector missed it, but its place still looks as it did when it was found. */
    BY_LOOK
  }

  /** Whether it is a car, bus or truck: what parking rules speak of. */
  public boolean isMotorVehicle() {
    return ObjectKind.isMotorVehicle(label);
  }
}
