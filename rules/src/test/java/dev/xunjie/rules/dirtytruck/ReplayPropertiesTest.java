package dev.xunjie.rules.dirtytruck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.observation.ObservedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds whatever passes the gate. */
class ReplayPropertiesTest {
  /**
   * What one picture shows of one vehicle.
   *
   * @param shown whether it is seen at all
   * @param trackId what the tracker calls it
   * @param uncovered what a look says, if there was one
   * @param read whether its plate was read
   */
  record Glance(boolean shown, long trackId, Optional<Double> uncovered, boolean read) {}

  @Property(tries = 200)
  void replayGivesIdenticalIncidents(@ForAll("streets") List<Glance> street) {
    assertThat(play(street, -1).events).isEqualTo(play(street, -1).events);
  }

  @Property(tries = 200)
  void goingOnFromACheckpointGivesTheSame(
      @ForAll("streets") List<Glance> street, @ForAll int anywhere) {
    int restart = Math.floorMod(anywhere, street.size());

    assertThat(play(street, restart).events).isEqualTo(play(street, -1).events);
  }

  @Property(tries = 200)
  void opensEachIncidentOnceAndEndsItOnce(@ForAll("streets") List<Glance> street) {
    List<IncidentEvent> events = play(street, -1).events;

    assertThat(events.stream().map(event -> event.incidentId() + event.kind()))
        .doesNotHaveDuplicates();
    assertThat(events.stream().filter(event -> event.kind() == IncidentEvent.Kind.ENDED))
        .hasSize(events.size() / 2);
  }

  @Property(tries = 200)
  void announcesNothingBelowTheVotes(@ForAll("streets") List<Glance> street) {
    for (IncidentEvent event : play(street, -1).events) {
      assertThat(event.reasons())
          .allSatisfy(
              reason -> {
                if (!reason.measure().equals("dirtyProbability")) {
                  assertThat(reason.value()).isGreaterThanOrEqualTo(reason.threshold());
                }
              });
      assertThat(event.reasons()).extracting(Reason::measure).contains("uncoveredProbability");
    }
  }

  @Property(tries = 200)
  void aTruckOfOnePlateIsOneIncidentWhateverItsIds(@ForAll("trackIds") List<Long> trackIds) {
    Gate gate = new Gate();
    for (int picture = 0; picture < trackIds.size(); picture++) {
      double x = .2 + .6 * picture / trackIds.size();
      gate.shows(10 + picture * .25, Gate.offender(trackIds.get(picture), x));
    }
    double end = 10 + trackIds.size() * .25;
    gate.isEmpty(end, end + 4);

    assertThat(gate.kinds()).containsExactly(IncidentEvent.Kind.OPENED, IncidentEvent.Kind.ENDED);
  }

  @Provide
  Arbitrary<List<Long>> trackIds() {
    return Arbitraries.longs().between(1, 4).list().ofMinSize(8).ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<Glance>> streets() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.of(true)), Tuple.of(2, Arbitraries.of(false))),
            Arbitraries.longs().between(1, 3),
            Arbitraries.doubles().between(0, 1).map(p -> Math.sqrt(Math.sqrt(p))).optional(.8),
            Arbitraries.of(true, false))
        .as(Glance::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(120);
  }

  /** Twenty pictures to a crossing, four a second; a checkpoint and a crash before one picture. */
  private static Gate play(List<Glance> street, int restart) {
    Gate gate = new Gate();
    for (int picture = 0; picture < street.size(); picture++) {
      if (picture == restart) {
        gate.restarts();
      }
      Glance glance = street.get(picture);
      List<ObservedObject> objects = new ArrayList<>();
      if (glance.shown()) {
        ObservedObject truck = Gate.truck(glance.trackId(), .2 + .03 * (picture % 20));
        ObservedObject seen = glance.uncovered().map(p -> Gate.looking(truck, p, .1)).orElse(truck);
        objects.add(glance.read() ? Gate.withPlate(seen, Gate.PLATE) : seen);
      }
      gate.shows(picture * .25, objects.toArray(ObservedObject[]::new));
    }
    return gate.isEmpty(street.size() * .25, street.size() * .25 + 4);
  }
}
