package dev.xunjie.violation.workflow;

import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.violation.workflow.CaseFacts.ActorFacts;
import dev.xunjie.violation.workflow.CaseFacts.HistoryFacts;
import dev.xunjie.violation.workflow.CaseFacts.ProofFacts;
import dev.xunjie.violation.workflow.CaseFacts.Wish;
import java.util.Optional;

/** Facts that meet everything, or everything but one thing. */
final class TestingFacts {
  private TestingFacts() {}

  static CaseFacts allMet(CaseAction action) {
    return facts(action, Optional.empty());
  }

  static CaseFacts allMetBut(Precondition broken, CaseAction action) {
    return facts(action, Optional.of(broken));
  }

  private static CaseFacts facts(CaseAction action, Optional<Precondition> broken) {
    return new CaseFacts(
        law(action, broken), actor(broken), proof(broken), history(action, broken), wish(broken));
  }

  private static OffenceLaw law(CaseAction action, Optional<Precondition> broken) {
    boolean ordered =
        action == CaseAction.ORDER_CORRECTION
            ? !is(broken, Precondition.ORDERABLE)
            : is(broken, Precondition.NOTICE_FITS) || is(broken, Precondition.ORDER_CAME_FIRST);
    return OffenceLaw.of(ordered ? Offence.OUT_OF_STORE : Offence.ILLEGAL_PARKING);
  }

  private static ActorFacts actor(Optional<Precondition> broken) {
    return new ActorFacts(
        !is(broken, Precondition.LEASE_HELD),
        is(broken, Precondition.CERTIFICATE_VALID) ? Optional.empty() : Optional.of("33010001"),
        is(broken, Precondition.ANOTHER_OFFICER),
        !is(broken, Precondition.OWN_SQUAD),
        !is(broken, Precondition.OWN_RECENT_REJECTION));
  }

  private static ProofFacts proof(Optional<Precondition> broken) {
    return new ProofFacts(
        !is(broken, Precondition.EVIDENCE_COMPLETE),
        !is(broken, Precondition.CAMERA_APPROVED),
        is(broken, Precondition.NO_LEAD),
        !is(broken, Precondition.PLATE_KNOWN));
  }

  private static HistoryFacts history(CaseAction action, Optional<Precondition> broken) {
    return new HistoryFacts(
        !is(broken, Precondition.TWO_OFFICERS),
        is(broken, Precondition.NOT_ENFORCED_BEFORE),
        !is(broken, Precondition.ORDER_EXPIRED),
        !is(broken, Precondition.ORDER_CAME_FIRST),
        !is(broken, Precondition.PARTY_TOLD),
        !is(broken, Precondition.LEGALLY_APPROVED),
        action != CaseAction.REOPEN || is(broken, Precondition.NOT_DECIDED),
        !is(broken, Precondition.GROUND_VERIFIED),
        is(broken, Precondition.SITE_PHOTO) ? 0 : 1,
        is(broken, Precondition.PHOTO_PAIR) ? 0 : 1);
  }

  private static Wish wish(Optional<Precondition> broken) {
    return new Wish(
        !is(broken, Precondition.REASON_GIVEN),
        !is(broken, Precondition.GROUND_GIVEN),
        !is(broken, Precondition.NOTE_GIVEN),
        !is(broken, Precondition.PLATE_GIVEN),
        !is(broken, Precondition.SQUAD_GIVEN),
        !is(broken, Precondition.CORRECTION_DATE_GIVEN),
        true);
  }

  private static boolean is(Optional<Precondition> broken, Precondition asked) {
    return broken.equals(Optional.of(asked));
  }
}
