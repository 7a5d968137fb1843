package dev.xunjie.standalone.evaluation.plates;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The figures as text for a terminal. */
final class PlateTable {
  /** Finer where the threshold for reporting lies. */
  private static final double[] CONFIDENCE_STEPS = {0, .3, .5, .7, .8, .9, .95, .98, .99, 1.0001};

  private PlateTable() {}

  static String of(PlateMaterial.Kind kind, PlateFigures figures, List<PlateOutcome> outcomes) {
    StringBuilder table = new StringBuilder(1024);
    boolean photos = kind == PlateMaterial.Kind.PHOTOS;
    line(table, "%-44s %8d", photos ? "photos" : "crops", figures.photos());
    line(table, "%-44s %8d", "labelled plates", figures.plates());
    line(table, "%-44s %7.1f%%", "right", 100 * figures.right());
    line(table, "%-44s %7.1f%%", "reported", 100 * figures.reported());
    line(table, "%-44s %7.2f%%", "wrong among reported", 100 * figures.wrongAmongReported());
    if (photos) {
      line(table, "%-44s %7.1f%%", "best per photo right", 100 * figures.bestPerPhotoRight());
      line(table, "%-44s %7.2f%%", "best per photo wrong", 100 * figures.bestPerPhotoWrong());
    }
    List<PlateOutcome> labelled = PlateFigures.labelled(outcomes);
    long elsewhere =
        outcomes.stream().filter(each -> each.truth().isEmpty() && each.isReported()).count();
    line(table, "%-44s %8d", "reported where no plate is labelled", elsewhere);
    line(table, "%-44s %7.1f%%", "found: some number was made of it", found(labelled));
    shareLine(table, "true, sure or not", labelled, PlateOutcome::isTrue);
    shareLine(
        table,
        "true but for the province, sure or not",
        labelled,
        PlateOutcome::isTrueButForProvince);
    reliability(table, outcomes);
    colours(table, labelled);
    return table.toString();
  }

  private static double found(List<PlateOutcome> labelled) {
    return 100
        * PlateFigures.share(labelled, labelled.size(), outcome -> outcome.guess().isPresent());
  }

  private static void reliability(StringBuilder table, List<PlateOutcome> outcomes) {
    line(table, "%n%-14s %8s %12s %8s", "confidence", "guesses", "mean", "true");
    for (int step = 0; step + 1 < CONFIDENCE_STEPS.length; step++) {
      double from = CONFIDENCE_STEPS[step];
      double below = CONFIDENCE_STEPS[step + 1];
      List<PlateOutcome> within =
          outcomes.stream()
              .filter(outcome -> outcome.guess().isPresent())
              .filter(outcome -> outcome.confidence() >= from && outcome.confidence() < below)
              .toList();
      if (!within.isEmpty()) {
        double mean = within.stream().mapToDouble(PlateOutcome::confidence).average().orElseThrow();
        line(
            table,
            "%.2f to %.2f   %8d %11.1f%% %7.1f%%",
            from,
            Math.min(1, below),
            within.size(),
            100 * mean,
            100 * PlateFigures.share(within, within.size(), PlateOutcome::isTrue));
      }
    }
  }

  private static void colours(StringBuilder table, List<PlateOutcome> labelled) {
    Map<String, List<PlateOutcome>> byColour =
        labelled.stream()
            .collect(
                Collectors.groupingBy(
                    outcome -> outcome.truth().orElseThrow().colour().orElse("-"),
                    TreeMap::new,
                    Collectors.toList()));
    line(table, "%n%-8s %8s %8s %8s   %s", "truth", "plates", "right", "wrong", "seen as");
    byColour.forEach(
        (colour, plates) ->
            line(
                table,
                "%-8s %8d %7.1f%% %8d   %s",
                colour,
                plates.size(),
                100 * PlateFigures.share(plates, plates.size(), PlateOutcome::isRight),
                PlateFigures.count(plates, PlateOutcome::isWrong),
                seenAs(plates)));
  }

  private static String seenAs(List<PlateOutcome> plates) {
    Map<String, Long> counts =
        plates.stream()
            .flatMap(outcome -> outcome.guess().stream())
            .collect(
                Collectors.groupingBy(
                    guess -> guess.colour().name().toLowerCase(Locale.ROOT),
                    TreeMap::new,
                    Collectors.counting()));
    return counts.entrySet().stream()
        .map(count -> count.getKey() + " " + count.getValue())
        .collect(Collectors.joining(", "));
  }

  private static void shareLine(
      StringBuilder table, String name, List<PlateOutcome> of, Predicate<PlateOutcome> which) {
    line(table, "%-44s %7.1f%%", name, 100 * PlateFigures.share(of, of.size(), which));
  }

  private static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
