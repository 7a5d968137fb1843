package dev.xunjie.violation.postgres;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;
import org.springframework.dao.DataAccessException;

/** A metric that is counted in the database whenever somebody reads it. */
public final class QueryGauge {
  private QueryGauge() {}

  /** Registers the count; not a number while the database is away. */
  public static void register(
      MeterRegistry metrics, String name, String description, LongSupplier count) {
    Gauge.builder(name, () -> valueOf(count))
        .description(description)
        .strongReference(true)
        .register(metrics);
  }

  private static double valueOf(LongSupplier count) {
    try {
      return count.getAsLong();
    } catch (DataAccessException away) {
      return Double.NaN;
    }
  }
}
