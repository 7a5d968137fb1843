package dev.xunjie.standalone.evaluation.parking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code eval parking} prints as JSON.
 *
 * @param all figures of all videos together
 * @param videos figures of each, by name
 * @param leftOut videos that weren't scored, each with the file that it lacks
 */
record ParkingReport(
    @JsonUnwrapped ParkingFigures all,
    Map<String, ParkingFigures> videos,
    Map<String, String> leftOut) {
  static ParkingReport of(List<VideoScore> scores, Map<String, String> leftOut) {
    Map<String, ParkingFigures> videos = new TreeMap<>();
    scores.forEach(score -> videos.put(score.video().name(), ParkingFigures.of(score)));
    return new ParkingReport(ParkingFigures.of(scores), videos, leftOut);
  }
}
