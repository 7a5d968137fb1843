package dev.xunjie.violation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.frame.CaptureTimeSource;
import dev.xunjie.contracts.frame.FrameHeader;
import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.IncidentZone;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.incident.PlateCandidate;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.contracts.plate.PlateReading;
import dev.xunjie.contracts.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Incidents as the enforcement job tells them, and frames as the gateway sends them. */
public final class TestingIncidents {
  /** When the vehicle came to rest. */
  public static final Instant STARTED_AT = Instant.parse("2025-11-03T02:00:00.500Z");

  /** When the permitted time was over. */
  public static final Instant VIOLATION_AT = Instant.parse("2025-11-03T02:03:00.500Z");

  /** When the vehicle left. */
  public static final Instant ENDED_AT = Instant.parse("2025-11-03T02:09:30.500Z");

  /** The camera that sees them. */
  public static final String CAMERA = "cam-tests";

  /** The vehicle's place. */
  public static final NormalisedBox BOX = new NormalisedBox(0.85, 0.08, 0.94, 0.18);

  private static final TestingStack STACK = TestingStack.shared();

  private TestingIncidents() {}

  public static String newId() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 24);
  }

  public static IncidentEvent opened(String id, List<Still> stills) {
    return event(id, IncidentEvent.Kind.OPENED, VIOLATION_AT, Optional.empty(), 180, stills);
  }

  public static IncidentEvent opened(String id, Instant violationAt) {
    return event(id, IncidentEvent.Kind.OPENED, violationAt, Optional.empty(), 180, List.of());
  }

  public static IncidentEvent ended(String id, List<Still> stills) {
    return event(id, IncidentEvent.Kind.ENDED, VIOLATION_AT, Optional.of(ENDED_AT), 570, stills);
  }

  /** An incident whose plate was read in the first of its stills. */
  public static IncidentEvent openedWithPlate(String id, List<Still> stills, String plate) {
    return event(
        id,
        IncidentEvent.Kind.OPENED,
        VIOLATION_AT,
        Optional.empty(),
        181,
        stills,
        List.of(plate(plate, stills.get(0).capturedAt(), stills.get(0).frame())));
  }

  /** More is known of an open incident: a longer dwell, and a plate that two pictures gave. */
  public static IncidentEvent strengthened(String id, double dwellSeconds, String plate) {
    return event(
        id,
        IncidentEvent.Kind.STRENGTHENED,
        VIOLATION_AT,
        Optional.empty(),
        dwellSeconds,
        List.of(),
        List.of(plate(plate, VIOLATION_AT, new FrameReference(0, 0))));
  }

  /** The same, seen by another camera, its violation at that time. */
  public static IncidentEvent seenBy(String camera, Instant violationAt, IncidentEvent event) {
    return new IncidentEvent(
        event.incidentId(),
        event.kind(),
        event.offence(),
        camera,
        event.zone(),
        event.policyVersion(),
        violationAt.minusSeconds(180),
        violationAt,
        event.endedAt(),
        event.ending(),
        event.dwellSeconds(),
        event.unknownSeconds(),
        event.label(),
        event.box(),
        event.stills(),
        event.reasons(),
        event.plates(),
        event.lead(),
        event.sources(),
        event.sameAs());
  }

  /** So many incidents of that camera in the queue, in its order. */
  public static List<String> inQueueOf(String camera, int count) {
    List<String> ids = Stream.generate(TestingIncidents::newId).limit(count).sorted().toList();
    ids.forEach(id -> send(seenBy(camera, VIOLATION_AT, opened(id, List.of()))));
    ids.forEach(TestingIncidents::awaitIncident);
    return ids;
  }

  private static PlateCandidate plate(String number, Instant capturedAt, FrameReference frame) {
    return new PlateCandidate(
        2,
        new PlateReading(
            new PlateNumber(number),
            .99,
            PlateColour.BLUE,
            List.of(
                new NormalisedPoint(.88, .15),
                new NormalisedPoint(.91, .15),
                new NormalisedPoint(.91, .165),
                new NormalisedPoint(.88, .165))),
        capturedAt,
        frame,
        BOX);
  }

  public static void send(IncidentEvent event) {
    STACK.send(Topic.INCIDENTS, event.incidentId(), event);
  }

  /** An incident that stands in the queue by now. */
  public static String inQueue() {
    String id = newId();
    send(opened(id, List.of()));
    awaitIncident(id);
    return id;
  }

  /** What the API says of the incident, once it knows it. */
  public static JsonNode awaitIncident(String id) {
    TestingBrowser observer = TestingBrowser.observer();
    return Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> observer.get("/api/incidents/" + id), answer -> answer.status() == 200)
        .json();
  }

  /** Waits until the case is in that state. */
  public static void awaitState(String id, String state) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> awaitIncident(id).path("state").asString(), state::equals);
  }

  /** What the API says of the incident, once all its stills are stored or missing. */
  public static JsonNode awaitStills(String id, int count) {
    TestingBrowser observer = TestingBrowser.observer();
    return Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> observer.get("/api/incidents/" + id).json(),
            incident ->
                incident.path("stills").size() == count
                    && incident
                        .path("stills")
                        .valueStream()
                        .noneMatch(still -> still.path("status").asString().equals("PENDING")));
  }

  /** Bytes that begin like a JPEG, different for every text. */
  public static byte[] jpeg(String text) {
    byte[] end = text.getBytes(UTF_8);
    byte[] jpeg = new byte[4 + end.length];
    System.arraycopy(
        new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}, 0, jpeg, 0, 4);
    System.arraycopy(end, 0, jpeg, 4, end.length);
    return jpeg;
  }

  /** Sends a frame, and tells where it lies. */
  public static FrameReference frame(
      int partition, String camera, Instant capturedAt, byte[] jpeg) {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(Topic.FRAMES.topicName(), partition, camera, jpeg);
    new FrameHeader(capturedAt, CaptureTimeSource.ARRIVAL, 768, 576, 0, 0)
        .toWire()
        .forEach((name, value) -> message.headers().add(name, value));
    RecordMetadata lies = STACK.send(message);
    return new FrameReference(lies.partition(), lies.offset());
  }

  public static Still still(Still.Moment moment, Instant capturedAt, FrameReference frame) {
    return new Still(moment, capturedAt, frame, BOX);
  }

  /** A still whose frame was just sent. */
  public static Still stillOfFrame(Still.Moment moment, Instant capturedAt, String picture) {
    return still(moment, capturedAt, frame(0, CAMERA, capturedAt, jpeg(picture)));
  }

  /** Makes the camera known, with all that an overlay shows of it. */
  public static void registerCamera() {
    STACK.send(
        Topic.CAMERAS,
        CAMERA,
        new CameraSettings(
            CAMERA,
            "东门路口",
            "rtsp://127.0.0.1/street",
            Optional.of("东门路与环城北路交叉口"),
            Optional.of("由南向北"),
            Optional.of("330102-0417"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  /** Stills from the start to the violation whose frames, real pictures, were just sent. */
  public static List<Still> scenes(String id) {
    return scenes(CAMERA, id);
  }

  /** The same of that camera. */
  public static List<Still> scenes(String camera, String id) {
    return List.of(
        scene(camera, id, Still.Moment.AT_REST, STARTED_AT),
        scene(camera, id, Still.Moment.BETWEEN, STARTED_AT.plusSeconds(90)),
        scene(camera, id, Still.Moment.VIOLATION, VIOLATION_AT));
  }

  /** A still whose frame, a real picture, was just sent. */
  public static Still scene(String id, Still.Moment moment, Instant at) {
    return scene(CAMERA, id, moment, at);
  }

  private static Still scene(String camera, String id, Still.Moment moment, Instant at) {
    return still(moment, at, frame(0, camera, at, TestingStreet.scene(moment, id)));
  }

  /** Goods outside a shop, at a place of their own. */
  public static IncidentEvent goodsOutside(String id) {
    return goodsOutside(id, List.of());
  }

  /** Goods outside a shop, with these stills. */
  public static IncidentEvent goodsOutside(String id, List<Still> stills) {
    IncidentEvent parking = opened(id, stills);
    return new IncidentEvent(
        id,
        parking.kind(),
        Offence.OUT_OF_STORE,
        CAMERA,
        new IncidentZone(
            "shop-" + id, "水果店门前", parking.zone().polygon(), Optional.empty(), Optional.empty()),
        parking.policyVersion(),
        parking.startedAt(),
        parking.violationAt(),
        Optional.empty(),
        Optional.empty(),
        600,
        0,
        "goods",
        BOX,
        stills,
        List.of(new Reason("occupiedShare", .3, .62), new Reason("dwellSeconds", 180, 600)),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static IncidentEvent event(
      String id,
      IncidentEvent.Kind kind,
      Instant violationAt,
      Optional<Instant> endedAt,
      double dwellSeconds,
      List<Still> stills) {
    return event(id, kind, violationAt, endedAt, dwellSeconds, stills, List.of());
  }

  private static IncidentEvent event(
      String id,
      IncidentEvent.Kind kind,
      Instant violationAt,
      Optional<Instant> endedAt,
      double dwellSeconds,
      List<Still> stills,
      List<PlateCandidate> plates) {
    return new IncidentEvent(
        id,
        kind,
        Offence.ILLEGAL_PARKING,
        CAMERA,
        new IncidentZone(
            "kerb",
            "东侧路缘禁停区",
            NormalisedPolygon.of(0.8, 0.05, 1, 0.05, 1, 0.25, 0.8, 0.25),
            Optional.empty(),
            Optional.empty()),
        3,
        STARTED_AT,
        violationAt,
        endedAt,
        endedAt.map(at -> Ending.LEFT),
        dwellSeconds,
        2.5,
        "car",
        BOX,
        stills,
        List.of(new Reason("dwellSeconds", 180, dwellSeconds)),
        plates,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
