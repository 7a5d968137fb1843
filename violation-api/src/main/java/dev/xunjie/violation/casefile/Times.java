package dev.xunjie.violation.casefile;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times as they stand on Chinese papers, by the city's clock. */
final class Times {
  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final ZoneId city;

  Times(ZoneId city) {
    this.city = city;
  }

  /** By whose clock. */
  String city() {
    return city.getId();
  }

  String full(Instant time) {
    return LONG.format(time.atZone(city));
  }

  String brief(Instant time) {
    return SHORT.format(time.atZone(city));
  }

  String brief(Optional<Instant> time) {
    return time.map(this::brief).orElse("―");
  }
}
