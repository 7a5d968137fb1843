package dev.xunjie.rules.parking;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.observation.ObservedObject.Sighting;
import dev.xunjie.contracts.policy.ParkingZone;
import dev.xunjie.contracts.scene.LightLevel;
import dev.xunjie.contracts.scene.SceneFault;
import dev.xunjie.contracts.scene.SceneFinding;
import dev.xunjie.contracts.scene.SceneQuality;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A street told second by second: what the camera shows, and what the rule said. */
final class Street {
  static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");
  static final NormalisedPolygon KERB = NormalisedPolygon.of(.5, .5, 1, .5, 1, 1, .5, 1);
  static final NormalisedBox AT_KERB = new NormalisedBox(.6, .6, .7, .7);
  static final NormalisedBox FARTHER_ALONG = new NormalisedBox(.75, .6, .85, .7);
  static final ParkingZone ZONE = ParkingZone.of("kerb", "北侧路缘", KERB, 60);

  private ParkingState state = ParkingState.EMPTY;
  private ParkingZone zone;
  final List<IncidentEvent> events = new ArrayList<>();

  Street() {
    this(ZONE);
  }

  Street(ParkingZone zone) {
    this.zone = zone;
  }

  static Instant second(double second) {
    return MIDNIGHT.plusMillis(Math.round(second * 1000));
  }

  /** A vehicle at rest. */
  static ObservedObject car(long trackId, NormalisedBox box, double restingSinceSecond) {
    return vehicle(trackId, box, Optional.of(second(restingSinceSecond)), false);
  }

  /** A vehicle at rest that was seen driving there. */
  static ObservedObject arrivedCar(long trackId, NormalisedBox box, double restingSinceSecond) {
    return vehicle(trackId, box, Optional.of(second(restingSinceSecond)), true);
  }

  static ObservedObject movingCar(long trackId, NormalisedBox box) {
    return vehicle(trackId, box, Optional.empty(), true);
  }

  static ObservedObject person(NormalisedBox box) {
    return new ObservedObject(99, "person", .8, box, Optional.empty(), true, Sighting.DETECTED);
  }

  private static ObservedObject vehicle(
      long trackId, NormalisedBox box, Optional<Instant> restingSince, boolean arrived) {
    return new ObservedObject(trackId, "car", .7, box, restingSince, arrived, Sighting.DETECTED);
  }

  /** One picture. */
  Street shows(double second, ObservedObject... objects) {
    return shows(second, SceneQuality.UNMEASURED, objects);
  }

  /** A picture of a covered lens, in which nothing is seen. */
  Street showsCovered(double second) {
    return shows(
        second,
        new SceneQuality(
            List.of(new SceneFinding(SceneFault.COVERED, .9, .5, true)),
            LightLevel.DAY,
            .5,
            Optional.empty()));
  }

  private Street shows(double second, SceneQuality scene, ObservedObject... objects) {
    Observation observation =
        new Observation(
            "cam-1",
            second(second),
            new FrameReference(0, Math.round(second * 10)),
            scene,
            List.of(objects),
            "test");
    ParkingOutcome outcome = IllegalParking.update(state, observation, zone, 1);
    state = outcome.state();
    events.addAll(outcome.events());
    return this;
  }

  /** A picture every second, the first and the last included. */
  Street showsFromTo(int first, int last, ObservedObject... objects) {
    for (int second = first; second <= last; second++) {
      shows(second, objects);
    }
    return this;
  }

  /** The analyst draws the zone anew. */
  void redraw(NormalisedPolygon polygon) {
    zone = ParkingZone.of(zone.id(), zone.name(), polygon, zone.permittedStopSeconds());
  }

  /** No picture, but time passes. */
  Street passesTo(double second) {
    ParkingOutcome outcome = IllegalParking.advance(state, "cam-1", zone, second(second));
    state = outcome.state();
    events.addAll(outcome.events());
    return this;
  }

  ParkingState state() {
    return state;
  }

  Optional<Instant> wakesAt() {
    return IllegalParking.wakeAt(state, zone);
  }

  List<IncidentEvent.Kind> kinds() {
    return events.stream().map(IncidentEvent::kind).toList();
  }
}
