package dev.xunjie.violation.casework;

import dev.xunjie.violation.area.GeoPoint;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a phone says of an action that was done with it, maybe long before it had a connection.
 *
 * @param key made by the phone, once for each action: sent twice, it is done once
 * @param at when, by the phone's clock: a claim beside the API's own time
 * @param place where the phone was, if it knows
 * @param accuracyMetres how well it knows
 */
public record SiteReport(
    String key, Instant at, Optional<GeoPoint> place, Optional<Double> accuracyMetres) {
  /** Under which name a step's detail has it. */
  static final String DETAIL = "site";

  private static final String KEY = "key";

  public SiteReport {
    Objects.requireNonNull(key, "site.key is missing");
    Objects.requireNonNull(at, "site.at is missing");
    place = Objects.requireNonNullElse(place, Optional.empty());
    accuracyMetres = Objects.requireNonNullElse(accuracyMetres, Optional.empty());
  }

  /** As the step keeps it. */
  Map<String, Object> detail() {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put(KEY, key);
    detail.put("at", at.toString());
    place.ifPresent(point -> detail.put("place", point));
    accuracyMetres.ifPresent(metres -> detail.put("accuracyMetres", metres));
    return detail;
  }

  /** Whether a step with that detail came from this very report. */
  boolean isIn(Map<String, Object> stepDetail) {
    return stepDetail.get(DETAIL) instanceof Map<?, ?> told && key.equals(told.get(KEY));
  }
}
