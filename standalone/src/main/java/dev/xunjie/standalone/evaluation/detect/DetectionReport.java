package dev.xunjie.standalone.evaluation.detect;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code xunjie eval detect} says.
 *
 * @param images pictures looked at
 * @param firstLook score of the look at every frame
 * @param secondLook score of the look before something is reported
 * @param models scores of other models in the same run, by id
 */
record DetectionReport(
    int images,
    DetectionScore firstLook,
    DetectionScore secondLook,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, DetectionScore> models) {
  /** Further digits would be noise. */
  private static final double ROUNDING = 1e4;

  /** As a table for people. */
  String asTable() {
    Map<String, DetectionScore> columns = new LinkedHashMap<>();
    columns.put("first look", firstLook);
    columns.put("second look", secondLook);
    columns.putAll(models);
    List<String> lines = new ArrayList<>();
    lines.add(row("", "boxes", columns.keySet().stream().toList()));
    lines.add(
        row(
            "mAP .50:.95",
            "",
            columns.values().stream().map(score -> figure(score.map())).toList()));
    for (Map.Entry<String, Integer> each : firstLook.boxes().entrySet()) {
      lines.add(
          row(
              "AP50 " + each.getKey(),
              each.getValue().toString(),
              columns.values().stream()
                  .map(score -> score.ap50().get(each.getKey()))
                  .map(ap -> ap == null ? "-" : figure(ap))
                  .toList()));
    }
    lines.add("%d pictures".formatted(images));
    return String.join(System.lineSeparator(), lines);
  }

  /** With figures of four digits. */
  DetectionReport rounded() {
    return new DetectionReport(
        images,
        rounded(firstLook),
        rounded(secondLook),
        models.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    each -> rounded(each.getValue()),
                    (one, other) -> one,
                    LinkedHashMap::new)));
  }

  private static DetectionScore rounded(DetectionScore score) {
    Map<String, Double> ap50 = new LinkedHashMap<>();
    score.ap50().forEach((name, ap) -> ap50.put(name, rounded(ap)));
    return new DetectionScore(score.images(), rounded(score.map()), ap50, score.boxes());
  }

  private static double rounded(double value) {
    return Math.round(value * ROUNDING) / ROUNDING;
  }

  private static String row(String name, String boxes, List<String> cells) {
    return "%-22s %6s".formatted(name, boxes)
        + cells.stream().map(" %18s"::formatted).collect(Collectors.joining());
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
