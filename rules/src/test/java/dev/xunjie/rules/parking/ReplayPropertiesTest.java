package dev.xunjie.rules.parking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.observation.ObservedObject;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds whatever the camera shows. */
class ReplayPropertiesTest {
  @Property(tries = 200)
  void replayGivesIdenticalIncidents(@ForAll("seen") List<Boolean> seen) {
    assertThat(play(seen).events).isEqualTo(play(seen).events);
  }

  @Property(tries = 200)
  void neverOpensBeforePicturesProveThePermittedStop(@ForAll("seen") List<Boolean> seen) {
    assertThat(play(seen).events)
        .allSatisfy(event -> assertThat(event.dwellSeconds()).isGreaterThanOrEqualTo(60));
  }

  @Property(tries = 200)
  void opensEachIncidentOnceAndEndsItAtMostOnce(@ForAll("seen") List<Boolean> seen) {
    List<String> courses =
        play(seen).events.stream()
            .filter(event -> event.kind() != IncidentEvent.Kind.STRENGTHENED)
            .map(event -> event.incidentId() + event.kind())
            .toList();
    assertThat(courses).doesNotHaveDuplicates();
  }

  @Property(tries = 50)
  void theStateSurvivesItsJson(@ForAll("seen") List<Boolean> seen) {
    ParkingState state = play(seen).state();
    assertThat(ContractJson.fromBytes(ContractJson.toBytes(state), ParkingState.class))
        .isEqualTo(state);
  }

  @Provide
  Arbitrary<List<Boolean>> seen() {
    return Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.of(true)), Tuple.of(3, Arbitraries.of(false)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(150);
  }

  private static Street play(List<Boolean> seen) {
    Street street = new Street();
    IntStream.range(0, seen.size())
        .forEach(
            second ->
                street.shows(
                    second * 4,
                    seen.get(second)
                        ? new ObservedObject[] {Street.car(1, Street.AT_KERB, 0)}
                        : new ObservedObject[0]));
    return street;
  }
}
