package dev.xunjie.violation.casework;

import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.violation.incident.RejectReason;
import dev.xunjie.violation.workflow.CancelGround;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.CaseFacts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody wants to do to a case.
 *
 * @param action what
 * @param reason why it is rejected
 * @param ground why it is cancelled
 * @param note in words
 * @param plate the plate as a person reads it
 * @param squad who is to go there
 * @param correctBy by when it is to be corrected
 * @param isMajor whether the penalty is a major one, which the legal reviewer must approve
 * @param site what the phone says of it, if it was done with one
 * @param seen what the decision was made on, if the person said so
 */
public record CaseWish(
    CaseAction action,
    Optional<RejectReason> reason,
    Optional<CancelGround> ground,
    String note,
    Optional<PlateNumber> plate,
    Optional<String> squad,
    Optional<LocalDate> correctBy,
    boolean isMajor,
    Optional<SiteReport> site,
    Optional<Seen> seen) {
  /** A wish that is said with the action alone. */
  public static CaseWish of(CaseAction action) {
    return new CaseWish(
        action,
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  /** This wish with words. */
  public CaseWish saying(String words) {
    return new CaseWish(
        action, reason, ground, words, plate, squad, correctBy, isMajor, site, seen);
  }

  /** This wish with a reason to reject. */
  public CaseWish because(RejectReason why) {
    return new CaseWish(
        action, Optional.of(why), ground, note, plate, squad, correctBy, isMajor, site, seen);
  }

  /** As the preconditions see it. */
  CaseFacts.Wish facts(LocalDate today) {
    boolean hasNote = !note.isBlank();
    return new CaseFacts.Wish(
        reason.filter(why -> why != RejectReason.OTHER || hasNote).isPresent(),
        ground.filter(why -> why != CancelGround.OTHER || hasNote).isPresent(),
        hasNote,
        plate.isPresent(),
        squad.isPresent(),
        correctBy.filter(date -> date.isAfter(today)).isPresent(),
        isMajor);
  }

  /** The reason or ground, as the step keeps it. */
  Optional<String> why() {
    return reason.map(Enum::name).or(() -> ground.map(Enum::name));
  }

  /** What else the step keeps. */
  Map<String, Object> detail() {
    Map<String, Object> detail = new LinkedHashMap<>();
    plate.ifPresent(number -> detail.put("plate", number.text()));
    squad.ifPresent(id -> detail.put("squad", id));
    correctBy.ifPresent(date -> detail.put("correctBy", date.toString()));
    if (isMajor) {
      detail.put("major", true);
    }
    return detail;
  }
}
