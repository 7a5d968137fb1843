package dev.xunjie.rules.parking;

import static dev.xunjie.contracts.incident.IncidentEvent.Kind.ENDED;
import static dev.xunjie.contracts.incident.IncidentEvent.Kind.OPENED;
import static dev.xunjie.contracts.incident.IncidentEvent.Kind.STRENGTHENED;
import static dev.xunjie.rules.parking.Street.AT_KERB;
import static dev.xunjie.rules.parking.Street.FARTHER_ALONG;
import static dev.xunjie.rules.parking.Street.arrivedCar;
import static dev.xunjie.rules.parking.Street.car;
import static dev.xunjie.rules.parking.Street.second;
import static dev.xunjie.rules.parking.Street.withPlate;
import static dev.xunjie.rules.parking.Street.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.warning.Warning;
import org.junit.jupiter.api.Test;

/** What a zone's terms make of a stay: warnings, hours, classes, exempt vehicles. */
class ParkingTermsTest {
  /** Midnight UTC is eight in the morning there. */
  private static final String FROM_ONE_MINUTE_PAST = "'hours':[{'from':'08:01','to':'20:00'}]";

  private static final String UNTIL_ONE_MINUTE_PAST = "'hours':[{'from':'06:00','to':'08:01'}]";

  @Test
  void warnsOnceBeforeItIsAViolation() {
    Street street = new Street().showsFromTo(3, 29, car(1, AT_KERB, 0));
    assertThat(street.warnings).isEmpty();

    street.showsFromTo(30, 100, car(1, AT_KERB, 0));

    assertThat(street.warnings).extracting(Warning::kind).containsExactly(Warning.Kind.GIVEN);
    Warning warning = street.warnings.get(0);
    assertThat(warning.at()).isEqualTo(second(30));
    assertThat(warning.dueAt()).isEqualTo(second(60));
    assertThat(warning.incidentId()).isEqualTo(street.events.get(0).incidentId());
  }

  @Test
  void saysCorrectedWhenTheVehicleLeftInTime() {
    Street street = new Street().showsFromTo(3, 40, car(1, AT_KERB, 0)).showsFromTo(41, 200);

    assertThat(street.events).isEmpty();
    assertThat(street.warnings)
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.GIVEN, Warning.Kind.CORRECTED);
    assertThat(street.warnings.get(1).at()).isEqualTo(second(40));
  }

  @Test
  void doesNotSayCorrectedOfAVehicleLostFromView() {
    Street street = new Street().showsFromTo(3, 40, car(1, AT_KERB, 0)).passesTo(2000);

    assertThat(street.warnings)
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.GIVEN, Warning.Kind.LAPSED);
  }

  @Test
  void saysWhyAnIncidentEnded() {
    assertThat(new Street().showsFromTo(3, 70, car(1, AT_KERB, 0)).showsFromTo(71, 200).endings())
        .containsExactly(Ending.LEFT);
    assertThat(new Street().showsFromTo(3, 70, car(1, AT_KERB, 0)).passesTo(2000).endings())
        .containsExactly(Ending.LOST);
    assertThat(
            new Street()
                .showsFromTo(3, 70, car(1, AT_KERB, 0))
                .showsFromTo(71, 75)
                .shows(80, arrivedCar(2, AT_KERB, 78))
                .endings())
        .containsExactly(Ending.REPLACED);
  }

  @Test
  void countsFromTheBeginningOfTheHours() {
    Street street = new Street(zone(FROM_ONE_MINUTE_PAST)).showsFromTo(0, 119, car(1, AT_KERB, 0));
    assertThat(street.events).isEmpty();

    street.shows(120, car(1, AT_KERB, 0));

    assertThat(street.events.get(0).startedAt()).isEqualTo(second(60));
  }

  @Test
  void dropsAStayThatIsNoViolationWhenTheHoursEnd() {
    Street street = new Street(zone(UNTIL_ONE_MINUTE_PAST)).showsFromTo(3, 300, car(1, AT_KERB, 3));

    assertThat(street.events).isEmpty();
    assertThat(street.state().isIdle()).isTrue();
    assertThat(street.warnings)
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.GIVEN, Warning.Kind.LAPSED);
  }

  @Test
  void keepsAnOpenViolationThroughTheNightAsOne() {
    int nextDay = 24 * 3600;
    Street street =
        new Street(zone("'hours':[{'from':'06:00','to':'08:02'}]"))
            .showsFromTo(0, nextDay, car(1, AT_KERB, 0))
            .showsFromTo(nextDay + 1, nextDay + 100);

    assertThat(street.kinds()).containsExactly(OPENED, ENDED);
    assertThat(street.events.get(street.events.size() - 1).endedAt()).contains(second(nextDay));
  }

  @Test
  void sparesVehicleClassesItDoesNotConcern() {
    Street street =
        new Street(zone("'vehicleClasses':['truck']")).showsFromTo(3, 100, car(1, AT_KERB, 0));

    assertThat(street.events).isEmpty();
    assertThat(street.warnings).isEmpty();
  }

  @Test
  void sparesExemptPlatesAndPolice() {
    String listed = "'exempt':{'plates':[{'plate':'浙A12345','use':'AMBULANCE'}]}";
    assertThat(parks(listed, "浙A12345").events).isEmpty();
    assertThat(parks(listed, "浙A12346").kinds()).containsExactly(OPENED);
    assertThat(parks(listed, "浙A1234警").events).isEmpty();
    assertThat(parks("'exempt':{'police':false}", "浙A1234警").kinds()).containsExactly(OPENED);
  }

  @Test
  void anExemptionHoldsUntilItsDate() {
    String over =
        "'exempt':{'plates':[{'plate':'浙A12345','use':'WORKS','until':'2026-02-28T00:00:00Z'}]}";
    assertThat(parks(over, "浙A12345").kinds()).containsExactly(OPENED);
  }

  @Test
  void endsAnIncidentWhosePlateTurnsOutToBeExempt() {
    ObservedObject unread = car(1, AT_KERB, 0);
    ObservedObject police = withPlate(unread, "浙A1234警");
    Street street = new Street().showsFromTo(3, 70, unread).showsFromTo(71, 400, police);

    assertThat(street.kinds()).containsExactly(OPENED, ENDED);
    assertThat(street.endings()).containsExactly(Ending.EXEMPT);
  }

  @Test
  void strengthensWhenPicturesAgreeOnAPlate() {
    ObservedObject unread = car(1, AT_KERB, 0);
    ObservedObject read = withPlate(unread, "浙A12345");
    Street street =
        new Street().showsFromTo(3, 70, unread).shows(71, read).showsFromTo(72, 80, unread);
    assertThat(street.eventsOf(STRENGTHENED)).isEmpty();

    street.shows(81, read).showsFromTo(82, 100, read);

    assertThat(street.eventsOf(STRENGTHENED)).hasSize(1);
    IncidentEvent strengthened = street.eventsOf(STRENGTHENED).get(0);
    assertThat(strengthened.plates().get(0).votes()).isEqualTo(2);
    assertThat(strengthened.plates().get(0).capturedAt()).isEqualTo(second(71));
    assertThat(strengthened.incidentId()).isEqualTo(street.events.get(0).incidentId());
  }

  @Test
  void strengthensWheneverTheStayHasDoubled() {
    Street street = new Street().showsFromTo(3, 300, car(1, AT_KERB, 0));

    assertThat(street.eventsOf(STRENGTHENED))
        .extracting(IncidentEvent::dwellSeconds)
        .containsExactly(126.0, 252.0);
  }

  @Test
  void beginsStaysUnderThePolicyThenInForce() {
    Street street =
        new Street()
            .showsFromTo(3, 30, car(1, AT_KERB, 0))
            .replaceBy(zone("'sign':'禁停 2'"))
            .showsFromTo(31, 120, car(1, AT_KERB, 0), car(2, FARTHER_ALONG, 31));

    assertThat(street.eventsOf(OPENED))
        .extracting(IncidentEvent::policyVersion)
        .containsExactly(1, 2);
    assertThat(street.eventsOf(OPENED).get(1).zone().sign()).contains("禁停 2");
  }

  private static Street parks(String terms, String plate) {
    return new Street(zone(terms)).showsFromTo(3, 100, withPlate(car(1, AT_KERB, 0), plate));
  }
}
