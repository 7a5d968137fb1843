package dev.xunjie.rules.oneoffence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.IncidentEvent.Kind;
import dev.xunjie.contracts.incident.IncidentZone;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.incident.PlateCandidate;
import dev.xunjie.contracts.incident.Source;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.plate.PlateColour;
import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.contracts.plate.PlateReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OneOffenceTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final NormalisedBox BOX = new NormalisedBox(.4, .4, .6, .6);
  private static final Optional<String> PLATE = Optional.of("浙A12345");

  private StretchState state = StretchState.EMPTY;
  private final List<IncidentEvent> announced = new ArrayList<>();

  @Test
  void announcesAVehicleThatTwoCamerasSeeOnce() {
    tell("a", Kind.OPENED, "cam-1", 0, PLATE, Optional.empty());
    tell("b", Kind.OPENED, "cam-2", 3, PLATE, Optional.empty());

    assertThat(announced)
        .extracting(event -> event.incidentId() + event.kind())
        .containsExactly("aOPENED", "aSTRENGTHENED");
    assertThat(announced.get(1).sources()).extracting(Source::cameraId).containsExactly("cam-2");
    assertThat(announced.get(1).cameraId()).isEqualTo("cam-1");
  }

  @Test
  void goesOnTakingWhatTheOtherCameraSaysForASource() {
    tell("a", Kind.OPENED, "cam-1", 0, PLATE, Optional.empty());
    tell("b", Kind.OPENED, "cam-2", 3, PLATE, Optional.empty());
    tell("b", Kind.ENDED, "cam-2", 3, PLATE, Optional.of(600));
    tell("a", Kind.ENDED, "cam-1", 0, PLATE, Optional.of(620));

    assertThat(announced)
        .extracting(event -> event.incidentId() + event.kind())
        .containsExactly("aOPENED", "aSTRENGTHENED", "aSTRENGTHENED", "aENDED");
    assertThat(announced.get(3).sources()).extracting(Source::cameraId).containsExactly("cam-2");
    assertThat(announced.get(3).ending()).contains(Ending.LEFT);
  }

  @Test
  void endsTheLaterOfTwoWhosePlateWasReadTooLate() {
    tell("a", Kind.OPENED, "cam-1", 0, PLATE, Optional.empty());
    tell("b", Kind.OPENED, "cam-2", 3, Optional.empty(), Optional.empty());
    tell("b", Kind.STRENGTHENED, "cam-2", 3, PLATE, Optional.empty());

    assertThat(announced)
        .extracting(event -> event.incidentId() + event.kind())
        .containsExactly("aOPENED", "bOPENED", "bENDED", "aSTRENGTHENED");
    assertThat(announced.get(2).ending()).contains(Ending.SAME_OFFENCE);
    assertThat(announced.get(2).sameAs()).contains("a");
  }

  @Test
  void keepsTheEarlierEvenIfItsPlateIsReadLast() {
    tell("a", Kind.OPENED, "cam-1", 0, Optional.empty(), Optional.empty());
    tell("b", Kind.OPENED, "cam-2", 3, PLATE, Optional.empty());
    tell("a", Kind.STRENGTHENED, "cam-1", 0, PLATE, Optional.empty());

    assertThat(announced)
        .extracting(event -> event.incidentId() + event.kind())
        .containsExactly("aOPENED", "bOPENED", "bENDED", "aSTRENGTHENED");
  }

  @Test
  void tellsOtherPlatesOtherTimesAndTheSameZoneApart() {
    tell("a", Kind.OPENED, "cam-1", 0, PLATE, Optional.empty());
    tell("b", Kind.OPENED, "cam-2", 3, Optional.of("浙A12346"), Optional.empty());
    tell("a", Kind.ENDED, "cam-1", 0, PLATE, Optional.of(300));
    tell("c", Kind.OPENED, "cam-2", 900, PLATE, Optional.empty());
    tell("d", Kind.OPENED, "cam-2", 905, PLATE, Optional.empty());

    assertThat(announced).extracting(IncidentEvent::kind).doesNotContain(Kind.STRENGTHENED);
    assertThat(announced).hasSize(5);
  }

  @Test
  void forgetsWhatIsLongOver() {
    tell("a", Kind.OPENED, "cam-1", 0, PLATE, Optional.empty());
    tell("a", Kind.ENDED, "cam-1", 0, PLATE, Optional.of(300));
    tell("z", Kind.OPENED, "cam-1", 300 + 2 * 3600 + 1, PLATE, Optional.empty());

    assertThat(state.offences()).hasSize(1);
  }

  @Test
  void itsStateSurvivesItsJson() {
    tell("a", Kind.OPENED, "cam-1", 0, PLATE, Optional.empty());
    tell("b", Kind.OPENED, "cam-2", 3, PLATE, Optional.empty());

    assertThat(ContractJson.fromBytes(ContractJson.toBytes(state), StretchState.class))
        .isEqualTo(state);
  }

  private void tell(
      String id,
      Kind kind,
      String cameraId,
      int startSecond,
      Optional<String> plate,
      Optional<Integer> endSecond) {
    OneOffence.Told told =
        OneOffence.tell(state, event(id, kind, cameraId, startSecond, plate, endSecond));
    state = told.state();
    announced.addAll(told.events());
  }

  private static IncidentEvent event(
      String id,
      Kind kind,
      String cameraId,
      int startSecond,
      Optional<String> plate,
      Optional<Integer> endSecond) {
    Instant startedAt = NOON.plusSeconds(startSecond);
    return new IncidentEvent(
        id,
        kind,
        Offence.ILLEGAL_PARKING,
        cameraId,
        new IncidentZone(
            "kerb",
            "路缘",
            NormalisedPolygon.wholePicture(),
            Optional.empty(),
            Optional.of("north-road")),
        1,
        startedAt,
        startedAt.plusSeconds(120),
        endSecond.map(NOON::plusSeconds),
        endSecond.map(second -> Ending.LEFT),
        120,
        0,
        "car",
        BOX,
        List.of(),
        List.of(),
        plate.stream().map(number -> candidate(number, startedAt)).toList(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static PlateCandidate candidate(String number, Instant at) {
    return new PlateCandidate(
        2,
        new PlateReading(
            new PlateNumber(number),
            .99,
            PlateColour.BLUE,
            Collections.nCopies(4, new NormalisedPoint(.5, .5))),
        at,
        new FrameReference(0, 0),
        BOX);
  }
}
