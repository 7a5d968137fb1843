package dev.xunjie.rules.parking;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.observation.ObservedObject.Sighting;
import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.contracts.plate.PlateReading;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ParkingZone;
import dev.xunjie.contracts.scene.LightLevel;
import dev.xunjie.contracts.scene.SceneFault;
import dev.xunjie.contracts.scene.SceneFinding;
import dev.xunjie.contracts.scene.SceneQuality;
import dev.xunjie.contracts.schedule.HolidayCalendar;
import dev.xunjie.contracts.warning.Warning;
import dev.xunjie.rules.zone.EnforcedZone;
import dev.xunjie.rules.zone.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A street told second by second: what the camera shows, and what the rule said. */
final class Street {
  static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");
  static final NormalisedPolygon KERB = NormalisedPolygon.of(.5, .5, 1, .5, 1, 1, .5, 1);
  static final NormalisedBox AT_KERB = new NormalisedBox(.6, .6, .7, .7);
  static final NormalisedBox FARTHER_ALONG = new NormalisedBox(.75, .6, .85, .7);
  static final ParkingZone ZONE = ParkingZone.of("kerb", "北侧路缘", KERB, 60);

  private static final IllegalParking RULE = new IllegalParking();

  private ParkingState state = ParkingState.EMPTY;
  private ParkingZone zone;
  private int policyVersion = 1;
  final List<IncidentEvent> events = new ArrayList<>();
  final List<Warning> warnings = new ArrayList<>();

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

  /** The same with a plate that was read in this picture. */
  static ObservedObject withPlate(ObservedObject vehicle, String plate) {
    return vehicle.withPlate(
        new PlateReading(
            new PlateNumber(plate),
            .99,
            PlateColour.BLUE,
            Collections.nCopies(4, new NormalisedPoint(.65, .68))));
  }

  /** The kerb with further terms, as JSON's properties in single quotes. */
  static ParkingZone zone(String terms) {
    String json =
        "{'cameraId':'cam-1','version':1,'zones':[{'offence':'ILLEGAL_PARKING','id':'kerb','name':'北侧路缘','polygon':[[0.5,0.5],[1,0.5],[1,1],[0.5,1]],'permittedStopSeconds':60,"
            + terms
            + "}]}";
    return (ParkingZone)
        ContractJson.fromBytes(json.replace('\'', '"').getBytes(UTF_8), CameraPolicy.class)
            .zones()
            .get(0);
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
    return take(RULE.update(state, observation, enforced()));
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
    replaceBy(ParkingZone.of(zone.id(), zone.name(), polygon, zone.permittedStopSeconds()));
  }

  /** A new version of the policy comes into force. */
  Street replaceBy(ParkingZone next) {
    zone = next;
    policyVersion++;
    return this;
  }

  /** No picture, but time passes. */
  Street passesTo(double second) {
    return take(RULE.advance(state, "cam-1", second(second)));
  }

  private Street take(Outcome<ParkingState> outcome) {
    state = outcome.state();
    events.addAll(outcome.incidents());
    warnings.addAll(outcome.warnings());
    return this;
  }

  private EnforcedZone<ParkingZone> enforced() {
    return new EnforcedZone<>(
        zone, policyVersion, ZoneId.of("Asia/Shanghai"), HolidayCalendar.NONE);
  }

  ParkingState state() {
    return state;
  }

  Optional<Instant> wakesAt() {
    return RULE.wakeAt(state);
  }

  /** What opened and ended, in order. */
  List<IncidentEvent.Kind> kinds() {
    return events.stream()
        .map(IncidentEvent::kind)
        .filter(kind -> kind != IncidentEvent.Kind.STRENGTHENED)
        .toList();
  }

  List<Ending> endings() {
    return events.stream().flatMap(event -> event.ending().stream()).toList();
  }

  List<IncidentEvent> eventsOf(IncidentEvent.Kind kind) {
    return events.stream().filter(event -> event.kind() == kind).toList();
  }
}
