package dev.xunjie.standalone.benchmark;

import java.util.List;

/**
 * What sparing some of the work changes, against looking at everything.
 *
 * @param stepMilliseconds mean of the step for a picture
 * @param shareOfFullStep that mean as a share of the full step's
 * @param sparedShare share of the pictures whose look was spared
 * @param incidentsLost incidents that only looking at everything finds
 * @param incidentsAdded incidents that it doesn't find
 */
record SavingFigures(
    double stepMilliseconds,
    double shareOfFullStep,
    double sparedShare,
    int incidentsLost,
    int incidentsAdded) {
  /** Compares two ways over the same pictures. */
  static SavingFigures of(ClipPass saving, ClipPass full, int pictures) {
    return new SavingFigures(
        saving.meanStepMilliseconds(),
        saving.meanStepMilliseconds() / full.meanStepMilliseconds(),
        1 - (double) saving.looks() / pictures,
        full.incidentsMissingIn(saving),
        saving.incidentsMissingIn(full));
  }

  /** Lines of the table. */
  List<String> told(String what) {
    return List.of(
        PerceptionTable.line(
            "  %s: %.1f ms a picture, %.2f times the full step; spares %.0f %% of the looks",
            what, stepMilliseconds, shareOfFullStep, 100 * sparedShare),
        PerceptionTable.line(
            "  %s: %d incidents lost and %d added", what, incidentsLost, incidentsAdded));
  }
}
