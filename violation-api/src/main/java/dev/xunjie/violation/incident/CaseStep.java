package dev.xunjie.violation.incident;

import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.CaseState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that was done to a case: for good.
 *
 * @param ordinal counts up from 1 within the case
 * @param action what was done
 * @param from the state before
 * @param to the state after
 * @param reason the reject reason or the ground to cancel, if it has one
 * @param note what was added in words, may be empty
 * @param detail what else belongs to it: plates, squad, date
 * @param certificate number of the officer's certificate that was valid, where one is needed
 * @param by user name; {@code system} if nobody did
 * @param byName what they are called
 * @param at when, by the API's clock
 */
public record CaseStep(
    int ordinal,
    CaseAction action,
    CaseState from,
    CaseState to,
    Optional<String> reason,
    String note,
    Map<String, Object> detail,
    Optional<String> certificate,
    String by,
    String byName,
    Instant at) {
  /** Who does what nobody does. */
  public static final String SYSTEM = "system";
}
