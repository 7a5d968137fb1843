package dev.xunjie.violation.console;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.IncidentZone;
import dev.xunjie.contracts.incident.LeadReason;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.incident.PlateCandidate;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.contracts.plate.PlateReading;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingStack;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the cameras of a small city tell, each with pictures of the demo's street. */
final class StreetIncidents {
  static final NormalisedBox VAN = new NormalisedBox(.848, .072, .944, .178);
  static final NormalisedBox BLUE_CAR = new NormalisedBox(.955, .085, 1, .168);
  private static final NormalisedBox CONES = new NormalisedBox(.2, .305, .25, .37);
  private static final NormalisedBox BOARD = new NormalisedBox(.535, .345, .585, .43);

  private final TestingStack stack = TestingStack.shared();
  private final StreetFrames frames;
  private final Map<String, StreetFrames.View> views = new LinkedHashMap<>();
  private int plates = 3271;

  StreetIncidents(StreetFrames frames) {
    this.frames = frames;
    views.put("hubin-01", new StreetFrames.View(0, 0, 1, false, 1));
    views.put("hubin-02", new StreetFrames.View(.55, 0, .45, false, 1));
    views.put("xueshi-03", new StreetFrames.View(0, 0, 1, true, 1));
    views.put("zhongshan-04", new StreetFrames.View(.1, .1, .6, false, 1));
    views.put("huancheng-05", new StreetFrames.View(.4, 0, .6, true, .6));
  }

  /** What each camera shows of the street, by its id. */
  Map<String, StreetFrames.View> views() {
    return Collections.unmodifiableMap(views);
  }

  /** A car that stood too long. */
  String parking(String camera, NormalisedBox thing, long hoursAgo) {
    return tell(camera, thing, hoursAgo, Offence.ILLEGAL_PARKING, "car");
  }

  /** Goods outside a shop. */
  String goods(long hoursAgo) {
    return tell("xueshi-03", CONES, hoursAgo, Offence.OUT_OF_STORE, "goods");
  }

  /** A truck without a plate that anybody could read. */
  String truck(long hoursAgo) {
    return tell("huancheng-05", VAN, hoursAgo, Offence.DIRTY_TRUCK, "truck");
  }

  /** A board on a lamp post. */
  String board(long hoursAgo) {
    return tell("zhongshan-04", BOARD, hoursAgo, Offence.ILLEGAL_AD, "board");
  }

  private String tell(
      String camera, NormalisedBox thing, long hoursAgo, Offence offence, String label) {
    String id = TestingIncidents.newId();
    Instant violation =
        Instant.now()
            .truncatedTo(ChronoUnit.SECONDS)
            .minus(Duration.ofMinutes(60 * hoursAgo + plates % 60));
    long allowed = offence == Offence.ILLEGAL_PARKING ? 180 : 600;
    NormalisedBox box = views.get(camera).box(thing);
    List<Still> stills =
        List.of(
            still(camera, box, Still.Moment.FIRST_SEEN, violation.minusSeconds(allowed + 10), 0),
            still(camera, box, Still.Moment.AT_REST, violation.minusSeconds(allowed), 3),
            still(camera, box, Still.Moment.BETWEEN, violation.minusSeconds(allowed / 2), 6),
            still(camera, box, Still.Moment.VIOLATION, violation, 9));
    boolean hasPlate = offence == Offence.ILLEGAL_PARKING;
    boolean isOver = hoursAgo > 3;
    stack.send(
        Topic.INCIDENTS,
        id,
        new IncidentEvent(
            id,
            isOver ? IncidentEvent.Kind.ENDED : IncidentEvent.Kind.OPENED,
            offence,
            camera,
            zone(offence, box),
            3,
            violation.minusSeconds(allowed),
            violation,
            Optional.of(violation.plusSeconds(400)).filter(at -> isOver),
            Optional.of(Ending.LEFT).filter(at -> isOver),
            allowed + (isOver ? 400 : 1),
            2.5,
            label,
            box,
            stills,
            reasons(offence, label),
            hasPlate ? List.of(plate(stills.get(3))) : List.of(),
            offence == Offence.DIRTY_TRUCK
                ? Optional.of(LeadReason.NO_READABLE_PLATE)
                : Optional.empty(),
            List.of(),
            Optional.empty()));
    return id;
  }

  private Still still(
      String camera, NormalisedBox box, Still.Moment moment, Instant at, int number) {
    FrameReference lies =
        TestingIncidents.frame(0, camera, at, frames.jpeg(number + plates, views.get(camera)));
    return new Still(moment, at, lies, box);
  }

  private PlateCandidate plate(Still still) {
    NormalisedBox box = still.box();
    double width = (box.right() - box.left()) / 4;
    double left = (box.left() + box.right()) / 2 - width / 2;
    double top = box.bottom() - (box.bottom() - box.top()) / 3;
    double bottom = top + (box.bottom() - box.top()) / 8;
    plates += 37;
    return new PlateCandidate(
        2,
        new PlateReading(
            new PlateNumber("浙A%05d".formatted(plates * 7 % 100_000)),
            .97,
            PlateColour.BLUE,
            List.of(
                new NormalisedPoint(left, top),
                new NormalisedPoint(left + width, top),
                new NormalisedPoint(left + width, bottom),
                new NormalisedPoint(left, bottom))),
        still.capturedAt(),
        still.frame(),
        box);
  }

  private static IncidentZone zone(Offence offence, NormalisedBox box) {
    double left = Math.max(0, box.left() - .1);
    double right = Math.min(1, box.right() + .1);
    double top = Math.max(0, box.top() - .02);
    double bottom = Math.min(1, box.bottom() + .06);
    NormalisedPolygon outline =
        NormalisedPolygon.of(left, top + .05, right, top, right, bottom - .03, left, bottom);
    String name =
        switch (offence) {
          case OUT_OF_STORE -> "水果店门前";
          case DIRTY_TRUCK -> "隧道入口车道";
          case ILLEGAL_AD -> "步行街灯杆";
          default -> "北侧路缘禁停区";
        };
    return new IncidentZone(
        "zone-" + offence.name().toLowerCase(Locale.ROOT),
        name,
        outline,
        Optional.of("禁停标志 GB 5768.2").filter(sign -> offence == Offence.ILLEGAL_PARKING),
        Optional.empty());
  }

  private static List<Reason> reasons(Offence offence, String label) {
    return switch (offence) {
      case OUT_OF_STORE ->
          List.of(
              new Reason("dwellSeconds", 600, 1260),
              new Reason("occupiedShare", .05, .31),
              new Reason("namedObjects." + label, 0, 3));
      case DIRTY_TRUCK ->
          List.of(
              new Reason("truckProbability", .6, .91),
              new Reason("unprovenUncoveredProbability", .7, .83),
              new Reason("looks", 3, 7));
      case ILLEGAL_AD ->
          List.of(new Reason("agreedSeconds", 3600, 5400), new Reason("meanScore", .5, .71));
      default -> List.of(new Reason("dwellSeconds", 180, 181), new Reason("meanScore", .35, .88));
    };
  }
}
