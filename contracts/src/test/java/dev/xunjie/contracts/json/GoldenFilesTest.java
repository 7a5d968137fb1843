package dev.xunjie.contracts.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.camera.CameraState;
import dev.xunjie.contracts.camera.CameraStatus;
import dev.xunjie.contracts.deadletter.DeadLetter;
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
import dev.xunjie.contracts.incident.Source;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.occupancy.NamedObject;
import dev.xunjie.contracts.occupancy.ZoneOccupancy;
import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.contracts.plate.PlateReading;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ExemptPlate;
import dev.xunjie.contracts.policy.Exemptions;
import dev.xunjie.contracts.policy.ParkingZone;
import dev.xunjie.contracts.policy.ShopFrontZone;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.contracts.scene.LightLevel;
import dev.xunjie.contracts.scene.SceneFault;
import dev.xunjie.contracts.scene.SceneQuality;
import dev.xunjie.contracts.scene.SceneStatus;
import dev.xunjie.contracts.scene.ViewShift;
import dev.xunjie.contracts.schedule.DayKind;
import dev.xunjie.contracts.schedule.HolidayCalendar;
import dev.xunjie.contracts.schedule.Hours;
import dev.xunjie.contracts.schedule.Schedule;
import dev.xunjie.contracts.warning.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes over the wire is fixed by files: a change of them is a change for every reader. */
class GoldenFilesTest {
  private static final Instant NOON = Instant.parse("2026-03-01T04:00:00.250Z");
  private static final NormalisedBox BOX = new NormalisedBox(.85, .1, .95, .175);
  private static final NormalisedPolygon KERB =
      NormalisedPolygon.of(.8, .1, 1, .1, 1, .25, .8, .25);

  static Stream<Arguments> contracts() {
    return Stream.of(
        Arguments.of(
            "camera.json",
            new CameraSettings(
                "demo-street",
                "示范街北口",
                "rtsp://viewer:secret@127.0.0.1:8554/demo-street",
                Optional.of("示范街北口"),
                Optional.of("由南向北"),
                Optional.of("XJ-0001"),
                Optional.of(2.0),
                Optional.of(960),
                Optional.empty())),
        Arguments.of(
            "camera-status.json",
            new CameraStatus(
                "demo-street",
                CameraState.STALLED,
                NOON,
                Optional.of(NOON.minusSeconds(12)),
                120,
                3,
                1,
                "no picture for 10 s")),
        Arguments.of("policy.json", policy()),
        Arguments.of("warning.json", warning()),
        Arguments.of(
            "observation.json",
            new Observation(
                "demo-street",
                NOON,
                new FrameReference(2, 4711),
                SceneQuality.UNMEASURED,
                List.of(
                    new ObservedObject(
                            7,
                            "car",
                            .5625,
                            BOX,
                            Optional.of(NOON.minusSeconds(30)),
                            false,
                            ObservedObject.Sighting.DETECTED)
                        .withPlate(plateReading())),
                List.of(occupancy()),
                "nanodet_g_int8_512")),
        Arguments.of("recheck-order.json", recheckOrder()),
        Arguments.of("recheck-answer.json", recheckAnswer()),
        Arguments.of("incident.json", incident()),
        Arguments.of("plate-reading.json", plateReading()),
        Arguments.of(
            "scene-status.json",
            new SceneStatus(
                "demo-street",
                NOON,
                Set.of(SceneFault.MOVED, SceneFault.FOGGED),
                LightLevel.NIGHT,
                Optional.of(new ViewShift(.0625, -.03125)))),
        Arguments.of(
            "dead-letter.json",
            new DeadLetter(
                "policies",
                0,
                42,
                Optional.of("demo-street"),
                "zone kerb-north: 多边形自相交",
                "{坏".getBytes(UTF_8))));
  }

  private static PlateReading plateReading() {
    return new PlateReading(
        new PlateNumber("粤B12345D"),
        .984375,
        PlateColour.GREEN,
        List.of(
            new NormalisedPoint(.5, .75),
            new NormalisedPoint(.5625, .75),
            new NormalisedPoint(.5625, .78125),
            new NormalisedPoint(.5, .78125)));
  }

  private static IncidentEvent incident() {
    return new IncidentEvent(
        "0123456789abcdef01234567",
        IncidentEvent.Kind.ENDED,
        Offence.ILLEGAL_PARKING,
        "demo-street",
        new IncidentZone(
            "kerb-north", "北侧路缘", KERB, Optional.of("禁停标志 0571-26"), Optional.of("north-road")),
        3,
        NOON.minusSeconds(200),
        NOON.minusSeconds(60),
        Optional.of(NOON),
        Optional.of(Ending.LEFT),
        190.5,
        9.5,
        "car",
        BOX,
        List.of(
            new Still(
                Still.Moment.AT_REST, NOON.minusSeconds(197), new FrameReference(2, 4500), BOX)),
        List.of(new Reason("dwellSeconds", 120, 140.25)),
        List.of(
            new PlateCandidate(
                3, plateReading(), NOON.minusSeconds(100), new FrameReference(2, 4550), BOX)),
        Optional.of(LeadReason.NO_READABLE_PLATE),
        List.of(
            new Source(
                "demo-corner",
                new IncidentZone("kerb", "街角", KERB, Optional.empty(), Optional.of("north-road")),
                NOON.minusSeconds(190),
                180,
                List.of())),
        Optional.of("fedcba9876543210fedcba98"));
  }

  private static CameraPolicy policy() {
    return new CameraPolicy(
        "demo-street",
        3,
        List.of(
            new ParkingZone(
                "kerb-north",
                "北侧路缘",
                KERB,
                120,
                Optional.of(10.0),
                Optional.empty(),
                Optional.empty(),
                Optional.of(.4),
                Optional.of(60.0),
                Optional.of(
                    new Schedule(
                        List.of(
                            new Hours(
                                Set.of(DayKind.WORKDAY),
                                LocalTime.of(7, 0),
                                LocalTime.of(21, 30))))),
                Optional.of(Set.of("car", "truck")),
                Optional.of(
                    new Exemptions(
                        List.of(
                            new ExemptPlate(
                                new PlateNumber("浙A12345"),
                                ExemptPlate.Use.AMBULANCE,
                                Optional.of(NOON))),
                        Optional.of(false))),
                Optional.of("禁停标志 0571-26"),
                Optional.of("north-road")),
            shopFront()),
        Optional.of("Asia/Urumqi"),
        Optional.of(
            new HolidayCalendar(
                new TreeSet<>(Set.of(LocalDate.of(2026, 10, 1))),
                new TreeSet<>(Set.of(LocalDate.of(2026, 10, 10))))));
  }

  private static ShopFrontZone shopFront() {
    return new ShopFrontZone(
        "shop-12",
        "十二号铺门前",
        KERB,
        600,
        List.of("clean-day.jpg", "clean-night.jpg"),
        Optional.of(.0625),
        Optional.of(.5),
        Optional.of(90.0),
        Optional.of(1200.0),
        Optional.of(300.0),
        Optional.of(
            new Schedule(List.of(new Hours(Set.of(), LocalTime.of(8, 0), LocalTime.of(22, 0))))),
        Optional.of("门前三包责任书"));
  }

  private static ZoneOccupancy occupancy() {
    return new ZoneOccupancy(
        "shop-12",
        .125,
        .75,
        Optional.of(.0625),
        Optional.of(NOON.minusSeconds(600)),
        Optional.of(BOX),
        List.of(new NamedObject("chair", .5625, BOX)),
        "0a1b2c3d4e5f");
  }

  private static RecheckOrder recheckOrder() {
    return new RecheckOrder(
        "order-7",
        "0123456789abcdef01234567",
        Offence.OUT_OF_STORE,
        "demo-street",
        "shop-12",
        NOON,
        NOON.plusSeconds(3600));
  }

  private static RecheckAnswer recheckAnswer() {
    return new RecheckAnswer(
        recheckOrder(),
        RecheckAnswer.Finding.STILL_THERE,
        "60 s of pictures show it occupied",
        NOON.plusSeconds(3700),
        List.of(new Reason("occupiedShare", .0625, .125)),
        List.of(
            new Still(
                Still.Moment.LAST_SEEN, NOON.plusSeconds(3700), new FrameReference(2, 9000), BOX)));
  }

  private static Warning warning() {
    return new Warning(
        "0123456789abcdef01234567",
        Warning.Kind.GIVEN,
        Offence.ILLEGAL_PARKING,
        "demo-street",
        new IncidentZone("kerb-north", "北侧路缘", KERB, Optional.empty(), Optional.empty()),
        3,
        NOON.minusSeconds(60),
        NOON,
        NOON.plusSeconds(60),
        "car",
        Optional.of(new PlateNumber("浙A12345")),
        new Still(Still.Moment.LAST_SEEN, NOON, new FrameReference(2, 4530), BOX));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void isWrittenAsTheGoldenFileSays(String file, Object contract) {
    assertThat(ContractJson.toLine(contract)).isEqualTo(golden(file));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void isReadBackWhole(String file, Object contract) {
    Object read = ContractJson.fromBytes(golden(file).getBytes(UTF_8), contract.getClass());
    assertThat(read).usingRecursiveComparison().isEqualTo(contract);
  }

  private static String golden(String file) {
    try (InputStream stream = GoldenFilesTest.class.getResourceAsStream("/golden/" + file)) {
      return stream == null ? "missing: " + file : new String(stream.readAllBytes(), UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
