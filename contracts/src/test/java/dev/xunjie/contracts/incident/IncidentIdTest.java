package dev.xunjie.contracts.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.geometry.NormalisedPoint;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class IncidentIdTest {
  private static final Instant START = Instant.parse("2026-03-01T04:00:00.250Z");

  @Test
  void isTheSameForTheSameFactsInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      String id = id("c1", START, .5);
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(id("c1", START, .5)).isEqualTo(id).matches("[0-9a-f]{24}");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void differsWithCameraStartAndPlace() {
    assertThat(id("c1", START, .5))
        .isNotEqualTo(id("c2", START, .5))
        .isNotEqualTo(id("c1", START.plusMillis(1), .5))
        .isNotEqualTo(id("c1", START, .6));
  }

  private static String id(String camera, Instant start, double x) {
    return IncidentId.derive(
        Offence.ILLEGAL_PARKING, camera, "z", start, new NormalisedPoint(x, .5));
  }
}
