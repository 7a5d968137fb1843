package dev.xunjie.evidence.record;

import java.util.Objects;
import java.util.Optional;

/**
 * What a check of the record found.
 *
 * @param intactTo up to there every row is the one that was written
 * @param firstBreak the first place that is wrong
 * @param anchorsCompared how many anchors the rows were held against
 */
public record RecordReport(
    RecordHead intactTo, Optional<RecordBreak> firstBreak, int anchorsCompared) {
  public RecordReport {
    Objects.requireNonNull(intactTo, "intactTo is missing");
    Objects.requireNonNull(firstBreak, "firstBreak is missing");
  }
}
