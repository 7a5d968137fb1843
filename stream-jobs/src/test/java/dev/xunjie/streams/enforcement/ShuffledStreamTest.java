package dev.xunjie.streams.enforcement;

import static dev.xunjie.streams.Streets.KERB;
import static dev.xunjie.streams.Streets.observation;
import static dev.xunjie.streams.Streets.parkedCar;
import static dev.xunjie.streams.Streets.policy;
import static dev.xunjie.streams.Streets.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.streams.time.EventTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Observations of several cameras overtake each other within the allowed lateness; those of one
 * camera don't, for they come through one partition in the order in which they were looked at.
 */
final class ShuffledStreamTest {
  private static final List<String> CAMERAS = List.of("cam-1", "cam-2", "cam-3");
  private static final int SECONDS = 800;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void givesTheSameIncidentsInWhateverOrderTheCamerasCome(long seed) throws Exception {
    Random random = new Random(seed);
    List<Observation> inOrder = streets(random);

    Map<String, List<IncidentEvent>> expected = incidentsOf(inOrder);

    assertThat(expected.values().stream().mapToInt(List::size).sum()).isPositive();
    assertThat(incidentsOf(shuffled(inOrder, random))).isEqualTo(expected);
  }

  /** A car stands before each camera, at times hidden, gone, or the camera is silent. */
  private static List<Observation> streets(Random random) {
    List<Observation> seen = new ArrayList<>();
    Map<String, Integer> silentUntil = new HashMap<>();
    Map<String, Integer> goneUntil = new HashMap<>();
    for (int second = 0; second < SECONDS; second++) {
      for (String camera : CAMERAS) {
        if (random.nextInt(150) == 0) {
          silentUntil.put(camera, second + random.nextInt(60));
        }
        if (random.nextInt(150) == 0) {
          goneUntil.put(camera, second + random.nextInt(200));
        }
        if (second < silentUntil.getOrDefault(camera, 0)) {
          continue;
        }
        Instant now = second(second + .1 * CAMERAS.indexOf(camera));
        seen.add(
            second < goneUntil.getOrDefault(camera, 0)
                ? observation(camera, now)
                : observation(camera, now, parkedCar()));
      }
    }
    return seen;
  }

  /** Each comes late by up to the allowed lateness, but not before an earlier one of its camera. */
  private static List<Observation> shuffled(List<Observation> inOrder, Random random) {
    record Coming(Observation observation, Instant at) {}

    Map<String, Instant> newest = new HashMap<>();
    List<Coming> coming = new ArrayList<>();
    for (Observation observation : inOrder) {
      long lateMillis = random.nextLong(EventTime.DISORDER.toMillis());
      Instant at = observation.capturedAt().plusMillis(lateMillis);
      Instant before = newest.getOrDefault(observation.cameraId(), Instant.MIN);
      Instant comes = at.isAfter(before) ? at : before;
      newest.put(observation.cameraId(), comes);
      coming.add(new Coming(observation, comes));
    }
    coming.sort(Comparator.comparing(Coming::at));
    return coming.stream().map(Coming::observation).toList();
  }

  private static Map<String, List<IncidentEvent>> incidentsOf(List<Observation> stream)
      throws Exception {
    try (WatchedStreet street =
        WatchedStreet.underWay(
            CAMERAS.stream().map(camera -> policy(camera, KERB)).toArray(CameraPolicy[]::new))) {
      Instant newest = second(0);
      for (Observation observation : stream) {
        street.shows(observation);
        newest = newest.isAfter(observation.capturedAt()) ? newest : observation.capturedAt();
        street.streamTime(newest.minus(EventTime.DISORDER));
      }
      street.streamTime(second(SECONDS + 3600));
      return street.announced().stream().collect(Collectors.groupingBy(IncidentEvent::cameraId));
    }
  }
}
