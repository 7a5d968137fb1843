package dev.xunjie.rules.outofstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.occupancy.NamedObject;
import dev.xunjie.contracts.occupancy.ZoneOccupancy;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ShopFrontZone;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.contracts.scene.LightLevel;
import dev.xunjie.contracts.scene.SceneFault;
import dev.xunjie.contracts.scene.SceneFinding;
import dev.xunjie.contracts.scene.SceneQuality;
import dev.xunjie.contracts.schedule.HolidayCalendar;
import dev.xunjie.contracts.warning.Warning;
import dev.xunjie.rules.place.PlaceState;
import dev.xunjie.rules.zone.EnforcedZone;
import dev.xunjie.rules.zone.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A shop front told second by second: what the camera shows, and what the rule said. */
final class ShopFront {
  static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");
  static final NormalisedBox CHAIR = new NormalisedBox(.6, .6, .7, .7);
  static final NormalisedBox TABLE = new NormalisedBox(.7, .6, .85, .75);
  static final double GOODS = .2;
  static final double CLEAR = 0;

  private static final OutOfStore RULE = new OutOfStore();

  private PlaceState state = PlaceState.EMPTY;
  private ShopFrontZone zone;
  private int policyVersion = 1;
  private String references = "clean-1";
  private Optional<NormalisedBox> extent = Optional.empty();
  final List<IncidentEvent> events = new ArrayList<>();
  final List<Warning> warnings = new ArrayList<>();
  final List<RecheckAnswer> answers = new ArrayList<>();

  ShopFront() {
    this("");
  }

  /** With further terms, as JSON's properties in single quotes. */
  ShopFront(String terms) {
    zone = zone(terms);
  }

  static Instant second(double second) {
    return MIDNIGHT.plusMillis(Math.round(second * 1000));
  }

  static ShopFrontZone zone(String terms) {
    return zone("[[0.5,0.5],[1,0.5],[1,1],[0.5,1]]", terms);
  }

  private static ShopFrontZone zone(String polygon, String terms) {
    String json =
        "{'cameraId':'cam-1','version':1,'zones':[{'offence':'OUT_OF_STORE','id':'shop','name':'门前','polygon':%s,'allowedSeconds':60,'clearedAfterSeconds':30,'references':['clean.jpg']%s}]}"
            .formatted(polygon, terms.isEmpty() ? "" : "," + terms);
    return (ShopFrontZone)
        ContractJson.fromBytes(json.replace('\'', '"').getBytes(UTF_8), CameraPolicy.class)
            .zones()
            .get(0);
  }

  /** From now on it is known where in the zone the things stand. */
  ShopFront within(NormalisedBox box) {
    extent = Optional.of(box);
    return this;
  }

  static NamedObject named(String label, NormalisedBox box) {
    return new NamedObject(label, .5, box);
  }

  /** One picture of which everything can be judged. */
  ShopFront shows(double second, double share, NamedObject... objects) {
    return shows(second, new View(share, 1, share, SceneQuality.UNMEASURED), objects);
  }

  /** A picture every second, the first and the last included. */
  ShopFront showsFromTo(int first, int last, double share, NamedObject... objects) {
    for (int second = first; second <= last; second++) {
      shows(second, share, objects);
    }
    return this;
  }

  /** People stand before it: what is behind them keeps its last state. */
  ShopFront isHiddenFromTo(int first, int last, double lastShare) {
    for (int second = first; second <= last; second++) {
      shows(second, new View(lastShare, .3, 0, SceneQuality.UNMEASURED));
    }
    return this;
  }

  /** Somebody stands before part of it: of the goods so much is to be seen. */
  ShopFront showsPartFromTo(int first, int last, double judged, double shown) {
    for (int second = first; second <= last; second++) {
      shows(second, new View(GOODS, judged, shown, SceneQuality.UNMEASURED));
    }
    return this;
  }

  ShopFront showsCovered(double second) {
    SceneQuality covered =
        new SceneQuality(
            List.of(new SceneFinding(SceneFault.COVERED, .9, .5, true)),
            LightLevel.DAY,
            .5,
            Optional.empty());
    return shows(second, new View(CLEAR, 1, 0, covered));
  }

  /** Shares of the zone that are taken, can be judged, and show what is taken. */
  private record View(double taken, double judged, double shown, SceneQuality scene) {}

  private ShopFront shows(double second, View view, NamedObject... objects) {
    return take(RULE.update(state, observation(second, view, objects), enforced()));
  }

  private Observation observation(double second, View view, NamedObject... objects) {
    return new Observation(
        "cam-1",
        second(second),
        new FrameReference(0, Math.round(second * 10)),
        view.scene(),
        List.of(),
        List.of(
            new ZoneOccupancy(
                "shop",
                view.taken(),
                view.judged(),
                Optional.of(view.shown()),
                view.taken() > 0 ? Optional.of(second(Math.max(0, second - 5))) : Optional.empty(),
                view.taken() > 0 ? extent : Optional.empty(),
                List.of(objects),
                references)),
        "test");
  }

  /** A new version of the policy comes into force. */
  ShopFront replaceBy(String terms) {
    zone = zone(terms);
    policyVersion++;
    return this;
  }

  ShopFront redraw() {
    zone = zone("[[0.4,0.5],[1,0.5],[1,1],[0.4,1]]", "");
    policyVersion++;
    return this;
  }

  /** The pictures that it is compared with are replaced. */
  ShopFront compareWith(String version) {
    references = version;
    return this;
  }

  ShopFront passesTo(double second) {
    return take(RULE.advance(state, "cam-1", second(second)));
  }

  ShopFront isOrderedToCorrectBy(double dueSecond) {
    return take(RULE.order(state, order("order-1", Offence.OUT_OF_STORE, dueSecond)));
  }

  static RecheckOrder order(String id, Offence offence, double dueSecond) {
    return new RecheckOrder(
        id, "incident-1", offence, "cam-1", "shop", MIDNIGHT, second(dueSecond));
  }

  ShopFront take(RecheckOrder order) {
    return take(RULE.order(state, order));
  }

  ShopFront isGivenUp() {
    return take(RULE.abandon(state, "cam-1"));
  }

  /** What is remembered goes through a checkpoint. */
  ShopFront restarts() {
    state = ContractJson.fromBytes(ContractJson.toBytes(state), PlaceState.class);
    return this;
  }

  private ShopFront take(Outcome<PlaceState> outcome) {
    state = outcome.state();
    events.addAll(outcome.incidents());
    warnings.addAll(outcome.warnings());
    answers.addAll(outcome.answers());
    return this;
  }

  private EnforcedZone<ShopFrontZone> enforced() {
    return new EnforcedZone<>(
        zone, policyVersion, ZoneId.of("Asia/Shanghai"), HolidayCalendar.NONE);
  }

  PlaceState state() {
    return state;
  }

  Optional<Instant> wakesAt() {
    return RULE.wakeAt(state);
  }

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
