package dev.xunjie.standalone.evaluation.parking;

import dev.xunjie.contracts.geometry.NormalisedPolygon;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * One video as the study's tracker saw it.
 *
 * @param name as {@code ISLab-01}
 * @param framesPerSample frames from one sample to the next, a second later
 * @param samples what the tracker said in each frame that it looked at; nothing where it saw none
 * @param zones where parking is forbidden
 * @param truths who parked there
 */
record StudyVideo(
    String name,
    int framesPerSample,
    SortedMap<Integer, List<TrackedBox>> samples,
    List<NormalisedPolygon> zones,
    List<TrueStay> truths) {
  /** Time since the video's first frame, at one sample a second. */
  double secondOf(int frame) {
    return (double) frame / framesPerSample;
  }

  /** When a frame was taken, in a video that began at the epoch. */
  Instant timeOf(int frame) {
    return Instant.EPOCH.plusMillis(Math.round(secondOf(frame) * 1000));
  }
}
