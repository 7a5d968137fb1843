package dev.xunjie.standalone.evaluation.parking;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.List;

/**
 * The figures of {@code eval parking}, as its JSON names them.
 *
 * @param truth how many true stays there are
 * @param found how many of them have an incident
 * @param missed how many have none
 * @param falseStays how many incidents are further ones
 * @param doubled how many of those tell of a stay that is found already
 * @param f1 harmonic mean of precision and recall, 0 to 1; 1 where there is nothing to find and
 *     nothing was found
 */
record ParkingFigures(
    int truth,
    int found,
    int missed,
    @JsonProperty("false") int falseStays,
    int doubled,
    double f1) {
  static ParkingFigures of(Collection<VideoScore> scores) {
    int found = scores.stream().mapToInt(score -> score.matches().size()).sum();
    int missed = scores.stream().mapToInt(score -> score.missed().size()).sum();
    int falseStays = scores.stream().mapToInt(score -> score.falseStays().size()).sum();
    int doubled = scores.stream().mapToInt(score -> score.doubled().size()).sum();
    int wrong = missed + falseStays;
    double f1 = wrong == 0 ? 1 : 2.0 * found / (2.0 * found + wrong);
    return new ParkingFigures(found + missed, found, missed, falseStays, doubled, f1);
  }

  static ParkingFigures of(VideoScore score) {
    return of(List.of(score));
  }
}
