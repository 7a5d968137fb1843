package dev.xunjie.violation.activity;

import java.time.Instant;
import java.util.Map;

/**
 * One thing that somebody did.
 *
 * @param id counts up in the order of recording
 * @param at when, by the API's clock
 * @param actor user name, or what was typed as one
 * @param address network address of the client
 * @param kind what was done
 * @param subject to what: incident id, camera id, user name; empty if it has none
 * @param detail what else there is to know
 */
public record Activity(
    long id,
    Instant at,
    String actor,
    String address,
    Kind kind,
    String subject,
    Map<String, Object> detail) {
  /** What was done. */
  public enum Kind {
    SIGNED_IN,
    SIGN_IN_FAILED,
    SIGN_IN_LOCKED,
    SIGNED_OUT,
    PASSWORD_CHANGED,
    USER_CREATED,
    INCIDENT_VIEWED,
    STILL_VIEWED,
    EVIDENCE_VIEWED,
    EVIDENCE_EXPORTED,
    LEASE_TAKEN,
    LEASE_RELEASED,
    DECIDED,
    CASE_ACTION,
    CLOCK_MISSED,
    CAMERA_SAVED,
    CAMERA_REMOVED,
    POLICY_SAVED
  }
}
