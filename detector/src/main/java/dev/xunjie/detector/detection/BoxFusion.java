package dev.xunjie.detector.detection;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.observation.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Weighted boxes fusion (Solovyev, Wang, Gabruseva, Image and Vision Computing 2021): several looks
 * at one picture become one. Boxes of one {@link ObjectKind kind} that overlap are the same thing;
 * its box is the mean of theirs weighted by score, so that no look's slip decides its place; its
 * score is the sum of each look's best score for it over the number of looks, so that a thing which
 * only one look claims counts for less; its label is the best-scored one.
 */
final class BoxFusion {
  /** From which intersection over union boxes of two looks are one thing: the paper's value. */
  static final double SAME_THING_OVERLAP = 0.55;

  private BoxFusion() {}

  /**
   * The things that the looks see together, best first.
   *
   * @param looks what each look found in the same picture, one or more
   */
  static List<Detection> fuse(List<List<Detection>> looks) {
    List<Claim> claims = new ArrayList<>();
    for (int look = 0; look < looks.size(); look++) {
      for (Detection detection : looks.get(look)) {
        claims.add(new Claim(look, detection));
      }
    }
    claims.sort(Comparator.comparingDouble((Claim claim) -> claim.detection.score()).reversed());
    List<Thing> things = new ArrayList<>();
    for (Claim claim : claims) {
      sameThing(things, claim.detection)
          .ifPresentOrElse(
              thing -> thing.take(claim), () -> things.add(new Thing(claim, looks.size())));
    }
    return things.stream()
        .map(Thing::fused)
        .sorted(Comparator.comparingDouble(Detection::score).reversed())
        .toList();
  }

  private static Optional<Thing> sameThing(List<Thing> things, Detection detection) {
    Optional<Thing> closest = Optional.empty();
    double most = SAME_THING_OVERLAP;
    for (Thing thing : things) {
      double overlap = thing.box.intersectionOverUnion(detection.box());
      if (overlap > most && ObjectKind.areOne(thing.label, detection.label())) {
        closest = Optional.of(thing);
        most = overlap;
      }
    }
    return closest;
  }

  private record Claim(int look, Detection detection) {}

  /** What the claims so far make of one thing. */
  private static final class Thing {
    private final String label;
    private final double[] bestScoreOfLook;
    private double left;
    private double top;
    private double right;
    private double bottom;
    private double weight;
    private NormalisedBox box;

    Thing(Claim first, int looks) {
      this.label = first.detection.label();
      this.bestScoreOfLook = new double[looks];
      take(first);
    }

    void take(Claim claim) {
      double score = claim.detection.score();
      NormalisedBox claimed = claim.detection.box();
      bestScoreOfLook[claim.look] = Math.max(bestScoreOfLook[claim.look], score);
      left += score * claimed.left();
      top += score * claimed.top();
      right += score * claimed.right();
      bottom += score * claimed.bottom();
      weight += score;
      box =
          new NormalisedBox(
              left / weight,
              top / weight,
              Math.min(1, right / weight),
              Math.min(1, bottom / weight));
    }

    Detection fused() {
      double sum = 0;
      for (double score : bestScoreOfLook) {
        sum += score;
      }
      return new Detection(label, sum / bestScoreOfLook.length, box);
    }
  }
}
