package dev.xunjie.violation.approval;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whether a camera's picture of a moment may be evidence, as the API tells it.
 *
 * @param cameraId the camera
 * @param at the moment
 * @param valid whether it may
 * @param missing why not; empty if it may
 * @param enteredLater the approval was entered after the moment
 * @param holdsUntil when the approval, its verification or both will have run out, if ever
 * @param approval the revision that decides; absent: the register has none
 */
record ApprovalView(
    String cameraId,
    Instant at,
    boolean valid,
    SortedSet<Shortcoming> missing,
    boolean enteredLater,
    Optional<Instant> holdsUntil,
    Optional<Approval> approval) {
  static ApprovalView of(String cameraId, Instant at, Answer answer, ZoneId city) {
    if (answer instanceof Answer.NotValid lacking) {
      return new ApprovalView(
          cameraId,
          at,
          false,
          new TreeSet<>(lacking.missing()),
          false,
          Optional.empty(),
          lacking.approval());
    }
    Answer.Valid valid = (Answer.Valid) answer;
    return new ApprovalView(
        cameraId,
        at,
        true,
        new TreeSet<>(),
        valid.enteredLater(),
        valid.approval().entry().holdsUntil(city),
        Optional.of(valid.approval()));
  }
}
