package dev.xunjie.rules.dirtytruck;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.appearance.AppearanceAnswer;
import dev.xunjie.contracts.appearance.TruckGlimpse;
import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.observation.ObservedObject.Sighting;
import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.contracts.plate.PlateReading;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.TruckZone;
import dev.xunjie.contracts.scene.SceneQuality;
import dev.xunjie.contracts.schedule.HolidayCalendar;
import dev.xunjie.rules.zone.EnforcedZone;
import dev.xunjie.rules.zone.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A gate told picture by picture: what the camera shows, and what the rule said. */
final class Gate {
  static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");
  static final String PLATE = "晋HA6021";

  private static final NormalisedPolygon ROAD = NormalisedPolygon.of(.1, .4, .9, .4, .9, 1, .1, 1);
  private static final DirtyTruck RULE = new DirtyTruck();

  /** Share of the picture that a truck is long, and high. */
  private static final double LENGTH = .3;

  private static final double HEIGHT = .35;
  private static final double GROUND = .8;

  private TruckState state = TruckState.EMPTY;
  private TruckZone zone;
  private int policyVersion = 1;
  final List<IncidentEvent> events = new ArrayList<>();

  Gate() {
    this(TruckZone.of("gate", "工地出口", ROAD));
  }

  Gate(TruckZone zone) {
    this.zone = zone;
  }

  /** The gate with further terms, as JSON's properties in single quotes. */
  static TruckZone zone(String terms) {
    String json =
        "{'cameraId':'cam-1','version':1,'zones':[{'offence':'DIRTY_TRUCK','id':'gate','name':'工地出口','polygon':[[0.1,0.4],[0.9,0.4],[0.9,1],[0.1,1]],"
            + terms
            + "}]}";
    return (TruckZone)
        ContractJson.fromBytes(json.replace('\'', '"').getBytes(UTF_8), CameraPolicy.class)
            .zones()
            .get(0);
  }

  static Instant second(double second) {
    return MIDNIGHT.plusMillis(Math.round(second * 1000));
  }

  /** A truck whose middle is at this share of the picture's width. */
  static ObservedObject truck(long trackId, double x) {
    return vehicle(trackId, "truck", x, Optional.empty());
  }

  static ObservedObject standingTruck(long trackId, double x, double sinceSecond) {
    return vehicle(trackId, "truck", x, Optional.of(second(sinceSecond)));
  }

  static ObservedObject vehicle(
      long trackId, String label, double x, Optional<Instant> restingSince) {
    NormalisedBox box =
        new NormalisedBox(
            Math.max(0, x - LENGTH / 2), GROUND - HEIGHT, Math.min(1, x + LENGTH / 2), GROUND);
    return new ObservedObject(trackId, label, .7, box, restingSince, true, Sighting.DETECTED);
  }

  /** Seen by a proven head: how likely the load is uncovered and the body dirty. */
  static ObservedObject looking(ObservedObject vehicle, double uncovered, double dirty) {
    return looking(vehicle, uncovered, dirty, true, .3);
  }

  static ObservedObject looking(
      ObservedObject vehicle, double uncovered, double dirty, boolean proven, double sharpness) {
    return vehicle.withGlimpse(
        new TruckGlimpse(
            Optional.of(new AppearanceAnswer(.9, true)),
            Optional.of(new AppearanceAnswer(uncovered, proven)),
            Optional.of(new AppearanceAnswer(dirty, proven)),
            (int) Math.round(vehicle.box().width() * 1280),
            (int) Math.round(vehicle.box().height() * 720),
            sharpness,
            "test-1"));
  }

  static ObservedObject withPlate(ObservedObject vehicle, String plate) {
    return vehicle.withPlate(
        new PlateReading(
            new PlateNumber(plate),
            .99,
            PlateColour.YELLOW,
            Collections.nCopies(4, new NormalisedPoint(.5, .7))));
  }

  /** An uncovered truck whose plate is read in every picture. */
  static ObservedObject offender(long trackId, double x) {
    return withPlate(looking(truck(trackId, x), .95, .1), PLATE);
  }

  /** One picture. */
  Gate shows(double second, ObservedObject... objects) {
    Observation observation =
        new Observation(
            "cam-1",
            second(second),
            new FrameReference(0, Math.round(second * 100)),
            SceneQuality.UNMEASURED,
            List.of(objects),
            "test");
    return take(RULE.update(state, observation, enforced()));
  }

  /** How a vehicle looks when its middle is somewhere. */
  @FunctionalInterface
  interface Sight {
    ObservedObject at(double x);
  }

  /** A vehicle drives through the picture from left to right. */
  Gate drivesThrough(double from, double until, double picturesASecond, Sight sight) {
    int pictures = (int) Math.round((until - from) * picturesASecond);
    for (int picture = 0; picture <= pictures; picture++) {
      shows(from + picture / picturesASecond, sight.at(.15 + .7 * picture / Math.max(1, pictures)));
    }
    return this;
  }

  /** An empty road, four pictures a second, the first of them after a quarter. */
  Gate isEmpty(double from, double until) {
    for (double second = from + .25; second <= until; second += .25) {
      shows(second);
    }
    return this;
  }

  /** A new version of the policy comes into force. */
  Gate replaceBy(TruckZone next) {
    zone = next;
    policyVersion++;
    return this;
  }

  /** No picture, but time passes. */
  Gate passesTo(double second) {
    return take(RULE.advance(state, "cam-1", second(second)));
  }

  Gate isAbandoned() {
    return take(RULE.abandon(state, "cam-1"));
  }

  /** A checkpoint, a crash, and on from what was stored. */
  Gate restarts() {
    state = ContractJson.fromBytes(ContractJson.toBytes(state), TruckState.class);
    return this;
  }

  TruckState state() {
    return state;
  }

  Optional<Instant> wakesAt() {
    return RULE.wakeAt(state);
  }

  List<IncidentEvent.Kind> kinds() {
    return events.stream().map(IncidentEvent::kind).toList();
  }

  /** The newest that was announced. */
  IncidentEvent newest() {
    return events.get(events.size() - 1);
  }

  private Gate take(Outcome<TruckState> outcome) {
    state = outcome.state();
    events.addAll(outcome.incidents());
    return this;
  }

  private EnforcedZone<TruckZone> enforced() {
    return new EnforcedZone<>(
        zone, policyVersion, ZoneId.of("Asia/Shanghai"), HolidayCalendar.NONE);
  }
}
