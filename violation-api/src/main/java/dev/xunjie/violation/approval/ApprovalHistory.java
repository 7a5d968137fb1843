package dev.xunjie.violation.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answers from all revisions of one camera's approval.
 *
 * <p>A revision speaks of its own period alone: the renewal for next year leaves last year as it
 * was. Where periods overlap, the newest revision decides.
 */
final class ApprovalHistory {
  private final List<Approval> newestFirst;
  private final ZoneId city;

  /**
   * @param revisions all of one camera, in any order
   * @param city whose calendar days count
   */
  ApprovalHistory(List<Approval> revisions, ZoneId city) {
    this.newestFirst =
        revisions.stream().sorted(Comparator.comparing(Approval::revision).reversed()).toList();
    this.city = city;
  }

  /** Whether the camera was approved when it took a picture at that moment. */
  Answer at(Instant capturedAt) {
    Optional<Approval> deciding =
        newestFirst.stream().filter(one -> one.entry().covers(capturedAt)).findFirst();
    if (deciding.isEmpty()) {
      return outsideOfAllPeriods(capturedAt);
    }
    Approval approval = deciding.get();
    Set<Shortcoming> missing = missing(approval.entry(), capturedAt);
    return missing.isEmpty()
        ? new Answer.Valid(approval, !wasKnownToBeValid(capturedAt))
        : new Answer.NotValid(missing, deciding);
  }

  private boolean wasKnownToBeValid(Instant capturedAt) {
    return newestFirst.stream()
        .filter(one -> !one.editedAt().isAfter(capturedAt))
        .filter(one -> one.entry().covers(capturedAt))
        .findFirst()
        .filter(one -> missing(one.entry(), capturedAt).isEmpty())
        .isPresent();
  }

  private Answer outsideOfAllPeriods(Instant capturedAt) {
    Optional<Approval> over =
        newestFirst.stream()
            .filter(one -> !one.entry().validFrom().isAfter(capturedAt))
            .findFirst();
    if (over.isPresent()) {
      Set<Shortcoming> missing = EnumSet.of(Shortcoming.EXPIRED);
      if (over.get().entry().isRevokedAt(capturedAt)) {
        missing.add(Shortcoming.REVOKED);
      }
      return new Answer.NotValid(missing, over);
    }
    return newestFirst.isEmpty()
        ? new Answer.NotValid(Set.of(Shortcoming.NONE), Optional.empty())
        : new Answer.NotValid(Set.of(Shortcoming.NOT_YET_VALID), Optional.of(newestFirst.get(0)));
  }

  private Set<Shortcoming> missing(ApprovalEntry entry, Instant capturedAt) {
    LocalDate day = LocalDate.ofInstant(capturedAt, city);
    Set<Shortcoming> missing = EnumSet.noneOf(Shortcoming.class);
    if (entry.legalReview().filter(review -> !review.on().isAfter(day)).isEmpty()) {
      missing.add(Shortcoming.LEGAL_REVIEW);
    }
    if (entry
        .technicalReview()
        .filter(review -> !review.on().isAfter(day) && !review.verifiedUntil().isBefore(day))
        .isEmpty()) {
      missing.add(Shortcoming.TECHNICAL_REVIEW);
    }
    if (entry.signsPlacedOn().filter(placed -> !placed.isAfter(day)).isEmpty()) {
      missing.add(Shortcoming.SIGNS);
    }
    if (entry.publication().filter(published -> !published.on().isAfter(day)).isEmpty()) {
      missing.add(Shortcoming.PUBLICATION);
    }
    if (entry.isRevokedAt(capturedAt)) {
      missing.add(Shortcoming.REVOKED);
    }
    return missing;
  }
}
