package dev.xunjie.violation.activity;

import java.time.Instant;
import java.util.Map;

/**
 * One thing that somebody did.
 *
 * @param sequence its number in the record, from 1 without gaps
 * @param at when, by the API's clock
 * @param actor user name, or what was typed as one
 * @param address network address of the client
 * @param kind what was done, as the record's writer named it: a {@link Kind} of this version or a
 *     later one
 * @param subject to what: incident id, camera id, user name; empty if it has none
 * @param detail what else there is to know
 * @param sha256 the hash that binds it to all rows before it
 */
public record Activity(
    long sequence,
    Instant at,
    String actor,
    String address,
    String kind,
    String subject,
    Map<String, Object> detail,
    String sha256) {
  /** What was done. */
  public enum Kind {
    RECORD_CHAINED,
    SIGNED_IN,
    SIGN_IN_FAILED,
    SIGN_IN_LOCKED,
    SIGNED_OUT,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    USER_CREATED,
    USER_EDITED,
    USER_DISABLED,
    USER_ENABLED,
    CERTIFICATE_SAVED,
    TOKEN_CREATED,
    TOKEN_REVOKED,
    WEBHOOK_CREATED,
    WEBHOOK_PAUSED,
    WEBHOOK_RESUMED,
    WEBHOOK_REMOVED,
    WEBHOOK_TESTED,
    WEBHOOK_RETRIED,
    INCIDENT_VIEWED,
    HISTORY_VIEWED,
    CASES_SEARCHED,
    CASES_LISTED,
    STILL_VIEWED,
    EVIDENCE_VIEWED,
    EVIDENCE_EXPORTED,
    CASES_EXPORTED,
    CASE_FILE_EXPORTED,
    LEASE_TAKEN,
    LEASE_RELEASED,
    DECIDED,
    CASE_ACTION,
    CLOCK_MISSED,
    CAMERA_SAVED,
    CAMERA_REMOVED,
    POLICY_SAVED,
    RECORD_VIEWED,
    RECORD_EXPORTED,
    APPROVAL_SAVED,
    CAMERA_WATCHED,
    CAMERA_PLACED,
    AREA_SAVED,
    AREA_REMOVED,
    SQUAD_SAVED,
    SQUAD_REMOVED,
    PHOTO_ADDED,
    PHOTO_VIEWED
  }
}
