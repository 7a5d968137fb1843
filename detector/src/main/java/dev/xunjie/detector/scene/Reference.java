package dev.xunjie.detector.scene;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * What a camera's view looks like, learned from its pictures or from one that was given.
 *
 * @param width width of the structure in pixels
 * @param height height of the structure in pixels
 * @param structure its values: each wanders towards the newest picture by small steps, so that it
 *     becomes the median over minutes, in which traffic leaves no trace
 * @param contrast contrast of each block relative to its luminance, lower quartile over minutes
 * @param detail fine detail of each block relative to its luminance, lower quartile over minutes
 * @param agreement mean correlation of each block with the pictures, -1 to 1: how far a block may
 *     be known again that shows hardly anything
 * @param pictures how many were taken in, up to {@link #FIRST_PICTURES}
 * @param begunAt when learning began
 * @param takenInAt capture time of the newest picture taken in
 */
public record Reference(
    int width,
    int height,
    byte[] structure,
    float[] contrast,
    float[] detail,
    float[] agreement,
    int pictures,
    Instant begunAt,
    Instant takenInAt) {
  /** From so many pictures on the view can be compared with. */
  static final int USABLE_PICTURES = 3;

  /** So many pictures are simply averaged. */
  static final int FIRST_PICTURES = 8;

  /** Added to luminances before dividing by them, so that black is not all contrast. */
  private static final float BLACK = 8;

  /** Afterwards the structure takes one step in so much time, whatever the frame rate. */
  private static final Duration STEP_EVERY = Duration.ofSeconds(2);

  /**
   * What stands for some four minutes turns from dark to light: longer than any light phase, and
   * shorter than dusk.
   */
  private static final int STEP = 1;

  /** Contrast and detail forget with this time constant; dusk takes longer, a misting lens less. */
  private static final Duration FORGOTTEN_IN = Duration.ofMinutes(15);

  /** How much faster they fall than rise: so they settle at what a quarter of the time shows. */
  private static final double FALLING = 3;

  /** A car that drives through empty asphalt has ten times its contrast. */
  private static final double HIGHEST_RISE = 1.05;

  /** A block with less contrast than this share of its luminance has no view to lose. */
  private static final float TELLING_CONTRAST = 0.05f;

  /** A picture's weight in the agreement with a view that is learned: twenty seconds count. */
  private static final double AGREEMENT_WEIGHT = 0.1;

  /** A bare block that agrees this much with its reference is known by its faint traces. */
  private static final float KNOWN_AGREEMENT = 0.3f;

  static Reference begin(Measurement first, Instant now) {
    return new Reference(
        first.structure().width(),
        first.structure().height(),
        first.structure().values(),
        relative(first.contrast(), first),
        relative(first.detail(), first),
        new float[Blocks.COUNT],
        1,
        now,
        now);
  }

  /** Learned from one clean picture as if it had come {@link #FIRST_PICTURES} times. */
  static Reference given(Measurement clean, Instant now) {
    Reference begun = begin(clean, now);
    return new Reference(
        begun.width,
        begun.height,
        begun.structure,
        begun.contrast,
        begun.detail,
        begun.agreement,
        FIRST_PICTURES,
        now,
        now);
  }

  boolean isUsable() {
    return pictures >= USABLE_PICTURES;
  }

  Structure view() {
    return new Structure(width, height, structure);
  }

  /** Takes in a picture of the same size. */
  Reference takingIn(Measurement measured, Instant now) {
    if (pictures < FIRST_PICTURES) {
      return with(measured, pictures + 1, 1.0 / (pictures + 1), now, averaged(measured));
    }
    Duration since = Duration.between(takenInAt, now);
    return since.compareTo(STEP_EVERY) < 0
        ? this
        : with(
            measured,
            pictures,
            (double) STEP_EVERY.toMillis() / FORGOTTEN_IN.toMillis(),
            now,
            stepped(measured));
  }

  /** Whether a block has enough contrast in the reference to tell whether it is still seen. */
  boolean isTelling(int block) {
    return contrast[block] >= TELLING_CONTRAST;
  }

  /** Whether a block without much contrast is nevertheless known again in most pictures. */
  boolean isKnownThoughBare(int block) {
    return !isTelling(block) && agreement[block] >= KNOWN_AGREEMENT;
  }

  /** Whether a block of a picture has as much contrast as it takes to tell something. */
  static boolean isTelling(int block, Measurement measured) {
    return relative(measured.contrast(), measured, block) >= TELLING_CONTRAST;
  }

  /** A block's contrast against the reference's, 1 for the same. */
  double contrastShare(int block, Measurement now) {
    return relative(now.contrast(), now, block) / contrast[block];
  }

  /** A block's fine detail against the reference's, 1 for the same. */
  double detailShare(int block, Measurement now) {
    return detail[block] == 0 ? 1 : relative(now.detail(), now, block) / detail[block];
  }

  private Reference with(
      Measurement measured, int taken, double weight, Instant now, byte[] newStructure) {
    return new Reference(
        width,
        height,
        newStructure,
        mixed(contrast, relative(measured.contrast(), measured), weight),
        mixed(detail, relative(measured.detail(), measured), weight),
        agreementWith(measured),
        taken,
        begunAt,
        now);
  }

  private float[] agreementWith(Measurement measured) {
    Correlation correlation = new Correlation(measured.structure(), view());
    double weight = Math.max(AGREEMENT_WEIGHT, 1.0 / pictures);
    float[] mean = new float[Blocks.COUNT];
    for (int block = 0; block < mean.length; block++) {
      mean[block] =
          (float) (agreement[block] + weight * (correlation.in(block) - agreement[block]));
    }
    return mean;
  }

  private byte[] averaged(Measurement measured) {
    byte[] seen = measured.structure().values();
    byte[] mean = new byte[structure.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (byte) Math.round((structure[i] * (double) pictures + seen[i]) / (pictures + 1));
    }
    return mean;
  }

  private byte[] stepped(Measurement measured) {
    byte[] seen = measured.structure().values();
    byte[] median = new byte[structure.length];
    for (int i = 0; i < median.length; i++) {
      median[i] = (byte) (structure[i] + STEP * Integer.signum(seen[i] - structure[i]));
    }
    return median;
  }

  /** Falls faster than it rises, for what passes adds contrast and detail and takes none. */
  private static float[] mixed(float[] known, float[] seen, double weight) {
    float[] mixed = new float[known.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] =
          seen[i] < known[i]
              ? (float) (known[i] + Math.min(1, FALLING * weight) * (seen[i] - known[i]))
              : (float) Math.min(known[i] * HIGHEST_RISE, known[i] + weight * (seen[i] - known[i]));
    }
    return mixed;
  }

  private static float[] relative(float[] values, Measurement measured) {
    float[] relative = new float[values.length];
    for (int block = 0; block < relative.length; block++) {
      relative[block] = relative(values, measured, block);
    }
    return relative;
  }

  private static float relative(float[] values, Measurement measured, int block) {
    return values[block] / (measured.luminance()[block] + BLACK);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reference reference
        && width == reference.width
        && height == reference.height
        && Arrays.equals(structure, reference.structure)
        && Arrays.equals(contrast, reference.contrast)
        && Arrays.equals(detail, reference.detail)
        && Arrays.equals(agreement, reference.agreement)
        && pictures == reference.pictures
        && begunAt.equals(reference.begunAt)
        && takenInAt.equals(reference.takenInAt);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(structure);
  }
}
