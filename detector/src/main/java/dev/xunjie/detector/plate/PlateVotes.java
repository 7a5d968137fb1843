package dev.xunjie.detector.plate;

import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.contracts.plate.PlateReading;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the readings of one vehicle over several frames come to. A reading weighs by how unlikely it
 * is to be wrong, −ln(1 − confidence): one at .99 as much as two at .9.
 */
public final class PlateVotes {
  /**
   * Share of the weight that a number needs. Readings that contradict each other come from a wrong
   * track as often as from a wrong glyph; then nothing is said.
   */
  static final double LEAST_SHARE = .6;

  /** Keeps one reading from outweighing any number of others. */
  private static final double MOST_CONFIDENCE = .999;

  private PlateVotes() {}

  /**
   * A reading and the frame that it was read in.
   *
   * @param <F> how frames are told apart
   */
  public record FrameReading<F>(F frame, PlateReading reading) {
    double weight() {
      return -Math.log(1 - Math.min(MOST_CONFIDENCE, reading.confidence()));
    }
  }

  /**
   * A number and what speaks for it.
   *
   * @param number what stands on the plate
   * @param votes frames in which it was read
   * @param share of the weight of all readings, 0 to 1
   * @param confidence of the best reading, times the share
   * @param colour that most of its readings saw
   * @param best its surest reading: whose frame is the evidence
   * @param <F> how frames are told apart
   */
  public record Candidate<F>(
      PlateNumber number,
      int votes,
      double share,
      double confidence,
      PlateColour colour,
      FrameReading<F> best) {}

  /** The number that the readings agree on, if they do. */
  public static <F> Optional<Candidate<F>> winner(List<FrameReading<F>> readings) {
    return candidates(readings).stream()
        .findFirst()
        .filter(candidate -> candidate.share() >= LEAST_SHARE);
  }

  /** Every number that was read, the one with the most weight first. */
  public static <F> List<Candidate<F>> candidates(List<FrameReading<F>> readings) {
    double total = weight(readings);
    Map<PlateNumber, List<FrameReading<F>>> byNumber =
        readings.stream().collect(Collectors.groupingBy(each -> each.reading().number()));
    return byNumber.values().stream()
        .map(same -> candidate(same, total))
        .sorted(
            Comparator.comparingDouble((Candidate<F> each) -> -each.share())
                .thenComparing(each -> each.number().text()))
        .toList();
  }

  private static <F> Candidate<F> candidate(List<FrameReading<F>> same, double total) {
    FrameReading<F> best =
        same.stream()
            .max(Comparator.comparingDouble(each -> each.reading().confidence()))
            .orElseThrow();
    double share = total > 0 ? weight(same) / total : 0;
    return new Candidate<>(
        best.reading().number(),
        same.size(),
        share,
        best.reading().confidence() * share,
        commonestColour(same),
        best);
  }

  private static <F> PlateColour commonestColour(List<FrameReading<F>> readings) {
    Map<PlateColour, Double> weights =
        readings.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.reading().colour(),
                    Collectors.summingDouble(FrameReading::weight)));
    return weights.entrySet().stream()
        .max(Map.Entry.<PlateColour, Double>comparingByValue().thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  private static <F> double weight(List<FrameReading<F>> readings) {
    return readings.stream().mapToDouble(FrameReading::weight).sum();
  }
}
