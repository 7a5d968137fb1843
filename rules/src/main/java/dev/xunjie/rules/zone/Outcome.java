package dev.xunjie.rules.zone;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.warning.Warning;
import java.util.List;

/**
 * What an observation, or the passing of time, led to.
 *
 * @param state what to remember
 * @param incidents what to announce of incidents, in order
 * @param warnings what to announce of offences that may yet be avoided, in order
 * @param answers what second looks showed, in order
 */
public record Outcome<S extends ZoneState>(
    S state, List<IncidentEvent> incidents, List<Warning> warnings, List<RecheckAnswer> answers) {
  public Outcome {
    incidents = List.copyOf(incidents);
    warnings = List.copyOf(warnings);
    answers = List.copyOf(answers);
  }

  /** Nothing to answer. */
  public Outcome(S state, List<IncidentEvent> incidents, List<Warning> warnings) {
    this(state, incidents, warnings, List.of());
  }

  /** Nothing to announce. */
  public static <S extends ZoneState> Outcome<S> silent(S state) {
    return new Outcome<>(state, List.of(), List.of());
  }
}
