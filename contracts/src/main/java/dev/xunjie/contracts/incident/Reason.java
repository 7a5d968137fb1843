package dev.xunjie.contracts.incident;

import java.util.Objects;

/**
 * Why an incident arose: a threshold of the policy against the value that was seen.
 *
 * @param measure what was measured, unit in the name ("dwellSeconds")
 * @param threshold what the policy allows
 * @param value what was seen
 */
public record Reason(String measure, double threshold, double value) {
  public Reason {
    Objects.requireNonNull(measure, "measure is missing");
  }
}
