package dev.xunjie.rules.parking;

import static dev.xunjie.contracts.incident.IncidentEvent.Kind.ENDED;
import static dev.xunjie.contracts.incident.IncidentEvent.Kind.OPENED;
import static dev.xunjie.rules.parking.Street.AT_KERB;
import static dev.xunjie.rules.parking.Street.car;
import static dev.xunjie.rules.parking.Street.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.observation.ObservedObject;
import org.junit.jupiter.api.Test;

/** What plates say of who stands at a place. */
final class PlateAtThePlaceTest {
  private static final ObservedObject FIRST = carWith("粤B12345");

  @Test
  void beginsAnewForALookAlikeWithAnotherPlate() {
    Street street =
        new Street()
            .showsFromTo(3, 70, FIRST)
            .shows(71, carWith("粤B67890"))
            .showsFromTo(72, 130, car(1, AT_KERB, 0))
            .shows(131, carWith("粤B67890"));

    assertThat(street.kinds()).containsExactly(OPENED, ENDED);
    assertThat(street.state().episodes()).hasSize(1);

    street.showsFromTo(132, 200, carWith("粤B67890"));

    assertThat(street.kinds()).containsExactly(OPENED, ENDED, OPENED);
    assertThat(street.eventsOf(OPENED).get(1).startedAt()).isAfter(second(70));
  }

  @Test
  void staysOneIncidentThroughMisreadGlyphs() {
    Street street =
        new Street()
            .showsFromTo(3, 70, FIRST)
            .showsFromTo(71, 140, carWith("粤B12346"))
            .showsFromTo(141, 200, carWith("湘B12346"));

    assertThat(street.kinds()).containsExactly(OPENED);
  }

  @Test
  void staysOneIncidentThroughASingleWrongReading() {
    Street street =
        new Street()
            .showsFromTo(3, 70, FIRST)
            .shows(71, carWith("京A99999"))
            .showsFromTo(72, 140, FIRST);

    assertThat(street.kinds()).containsExactly(OPENED);
  }

  @Test
  void remembersBoundedlyManyReadings() {
    Street street = new Street().showsFromTo(3, 300, FIRST);

    assertThat(street.state().episodes().get(0).plates().numbers()).hasSizeLessThan(10);
  }

  private static ObservedObject carWith(String plate) {
    return Street.withPlate(car(1, AT_KERB, 0), plate);
  }
}
