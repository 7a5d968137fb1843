package dev.xunjie.detector.detection;

import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.models.ModelStore;
import java.util.ArrayList;
import java.util.List;

/**
 * A slower, surer detector: several looks at the same picture, fused. It is for moments that
 * matter, such as before a vehicle at rest is reported, not for every frame. One thread at a time.
 */
public final class SecondLook implements ObjectDetector {
  /**
   * The second size of input, in pixels for each of the first look's. At twice the area small
   * things come into the network's range while large ones begin to leave it; the usual size sees
   * those.
   */
  static final double ENLARGEMENT = 2;

  /**
   * What a single look may claim though fusion may later drop it, as share of the least score: weak
   * claims of several looks add up.
   */
  private static final double CLAIM_SHARE = 0.5;

  private final List<ObjectDetector> looks;
  private final double leastScore;
  private final String modelId;

  private SecondLook(List<ObjectDetector> looks, double leastScore, String modelId) {
    this.looks = List.copyOf(looks);
    this.leastScore = leastScore;
    this.modelId = modelId;
  }

  /**
   * Looks with one network of any size: at its usual and at twice its area, plain and mirrored.
   *
   * @param leastScore things below this score aren't reported, 0 to 1
   * @throws dev.xunjie.models.ModelUnfitException if the file is missing, altered or unfit
   * @throws IllegalArgumentException if the network takes one size only
   */
  public static SecondLook open(ModelStore models, String modelId, double leastScore) {
    LookOptions usual = LookOptions.USUAL.withLeastScore(leastScore * CLAIM_SHARE);
    LookOptions enlarged = usual.enlarged(ENLARGEMENT);
    List<ObjectDetector> looks = new ArrayList<>();
    try {
      for (LookOptions options : List.of(usual, enlarged, usual.mirror(), enlarged.mirror())) {
        looks.add(TorchDetector.open(models, modelId, options));
      }
      return new SecondLook(looks, leastScore, modelId + "+second-look");
    } catch (RuntimeException refused) {
      looks.forEach(ObjectDetector::close);
      throw refused;
    }
  }

  /**
   * Fuses any detectors, say of several networks; they are closed with it. Their own least scores
   * should lie well below this one's.
   *
   * @param looks one or more, with classes of the same names
   * @param leastScore things below this score aren't reported, 0 to 1
   */
  public static SecondLook of(List<ObjectDetector> looks, double leastScore) {
    if (looks.isEmpty()) {
      throw new IllegalArgumentException("a second look needs a detector to look with");
    }
    return new SecondLook(
        looks, leastScore, String.join("+", looks.stream().map(ObjectDetector::modelId).toList()));
  }

  @Override
  public List<Detection> detect(BgrImage picture) {
    List<List<Detection>> found = new ArrayList<>();
    for (ObjectDetector look : looks) {
      found.add(look.detect(picture));
    }
    return Suppression.apply(BoxFusion.fuse(found)).stream()
        .filter(detection -> detection.score() >= leastScore)
        .toList();
  }

  @Override
  public String modelId() {
    return modelId;
  }

  @Override
  public void close() {
    looks.forEach(ObjectDetector::close);
  }
}
