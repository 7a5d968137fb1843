package dev.xunjie.standalone.evaluation.plates;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How well plates were read; what {@code --json} prints.
 *
 * @param photos pictures with a labelled plate
 * @param plates labelled plates
 * @param right share of the labelled plates that were reported as what they are
 * @param reported share of the labelled plates that were reported as anything
 * @param wrongAmongReported share of all reported readings that are wrong, those included that were
 *     reported where no plate is labelled; 0 if nothing was reported
 * @param bestPerPhotoRight share of the photos whose surest reported reading is right
 * @param bestPerPhotoWrong share of the photos with a reported reading whose surest one is wrong
 */
record PlateFigures(
    int photos,
    int plates,
    double right,
    double reported,
    double wrongAmongReported,
    double bestPerPhotoRight,
    double bestPerPhotoWrong) {
  static PlateFigures of(List<PlateOutcome> outcomes) {
    List<PlateOutcome> labelled = labelled(outcomes);
    int photos = (int) outcomes.stream().mapToInt(PlateOutcome::picture).distinct().count();
    List<PlateOutcome> best =
        outcomes.stream()
            .filter(PlateOutcome::isReported)
            .collect(Collectors.groupingBy(PlateOutcome::picture))
            .values()
            .stream()
            .map(ofPhoto -> surest(ofPhoto).orElseThrow())
            .toList();
    return new PlateFigures(
        photos,
        labelled.size(),
        share(labelled, labelled.size(), PlateOutcome::isRight),
        share(labelled, labelled.size(), PlateOutcome::isReported),
        share(outcomes, count(outcomes, PlateOutcome::isReported), PlateOutcome::isWrong),
        share(best, photos, PlateOutcome::isRight),
        share(best, best.size(), PlateOutcome::isWrong));
  }

  static List<PlateOutcome> labelled(List<PlateOutcome> outcomes) {
    return outcomes.stream().filter(outcome -> outcome.truth().isPresent()).toList();
  }

  static double share(List<PlateOutcome> of, long all, Predicate<PlateOutcome> which) {
    return all == 0 ? 0 : (double) count(of, which) / all;
  }

  static long count(List<PlateOutcome> of, Predicate<PlateOutcome> which) {
    return of.stream().filter(which).count();
  }

  private static Optional<PlateOutcome> surest(List<PlateOutcome> outcomes) {
    return outcomes.stream().max(Comparator.comparingDouble(PlateOutcome::confidence));
  }
}
