package dev.xunjie.violation.workflow;

import java.util.Optional;

/**
 * What the preconditions look at.
 *
 * @param offence how the law treats the offence
 * @param actor the one who acts
 * @param proof what the record is worth
 * @param history what was done before
 * @param wish what comes with the action
 */
public record CaseFacts(
    OffenceLaw offence, ActorFacts actor, ProofFacts proof, HistoryFacts history, Wish wish) {
  /**
   * The one who acts.
   *
   * @param holdsLease whether they hold the case now
   * @param certificate number of their certificate, if one is valid today
   * @param isFirstOfficer whether it was they who confirmed it first
   * @param isOfTheSquad whether the case was dispatched to their squad
   * @param rejectedJustNow whether it was they who rejected it, within the time for taking back
   */
  public record ActorFacts(
      boolean holdsLease,
      Optional<String> certificate,
      boolean isFirstOfficer,
      boolean isOfTheSquad,
      boolean rejectedJustNow) {}

  /**
   * What the record is worth.
   *
   * @param isEvidenceComplete whether the sealed evidence has all that the offence asks for; a
   *     plate that an officer read counts as read
   * @param isCameraApproved whether the camera's approval was valid at the capture
   * @param isLead whether the job itself calls it a lead
   * @param isPlateKnown whether pictures or an officer settled the plate
   */
  public record ProofFacts(
      boolean isEvidenceComplete, boolean isCameraApproved, boolean isLead, boolean isPlateKnown) {}

  /**
   * What was done before, since the case was last opened; a penalty counts until it is cancelled.
   *
   * @param isCounterConfirmed whether two officers confirmed it
   * @param isSameActEnforced whether another case holds somebody to account for the same act
   * @param isOrderExpired whether the date of the last order to correct is over
   * @param isOrderMissed whether an order to correct ran out with the offence still there
   * @param isPartyTold whether the party was told, by notice or on site
   * @param isLegallyApproved whether the legal reviewer agreed
   * @param isDecided whether a penalty was decided that stands
   * @param isGroundVerified whether a ground to cancel was verified
   * @param photosBefore the squad's pictures from before it acted
   * @param photosAfter the squad's pictures from after it, taken no earlier than one from before
   */
  public record HistoryFacts(
      boolean isCounterConfirmed,
      boolean isSameActEnforced,
      boolean isOrderExpired,
      boolean isOrderMissed,
      boolean isPartyTold,
      boolean isLegallyApproved,
      boolean isDecided,
      boolean isGroundVerified,
      int photosBefore,
      int photosAfter) {}

  /**
   * What comes with the action.
   *
   * @param hasReason why it is rejected
   * @param hasGround why it is cancelled
   * @param hasNote words
   * @param hasPlate a plate
   * @param hasSquad a squad
   * @param hasCorrectionDate a date, after today
   * @param isMajor whether the penalty is a major one
   */
  public record Wish(
      boolean hasReason,
      boolean hasGround,
      boolean hasNote,
      boolean hasPlate,
      boolean hasSquad,
      boolean hasCorrectionDate,
      boolean isMajor) {
    /** All that can be said is said. */
    public static final Wish EVERYTHING = new Wish(true, true, true, true, true, true, false);
  }
}
