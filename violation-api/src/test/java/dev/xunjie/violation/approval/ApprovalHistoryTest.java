package dev.xunjie.violation.approval;

import static dev.xunjie.violation.approval.TestingApprovals.FROM;
import static dev.xunjie.violation.approval.TestingApprovals.UNTIL;
import static dev.xunjie.violation.approval.TestingApprovals.bare;
import static dev.xunjie.violation.approval.TestingApprovals.revoked;
import static dev.xunjie.violation.approval.TestingApprovals.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a camera's picture may be evidence. */
class ApprovalHistoryTest {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
  private static final Instant ENTERED = Instant.parse("2026-01-25T10:00:00+08:00");
  private static final Instant CAPTURED = Instant.parse("2026-06-01T12:00:00+08:00");

  private final List<Approval> revisions = new ArrayList<>();

  @Test
  void holdsWhileNothingIsMissing() {
    enter(whole(), ENTERED);

    assertThat(at(CAPTURED)).isEqualTo(new Answer.Valid(revisions.get(0), false));
    assertThat(at(FROM).isValid()).isTrue();
  }

  @Test
  void doesNotKnowACameraThatNobodyEntered() {
    assertThat(missing(CAPTURED)).containsExactly(Shortcoming.NONE);
    assertThat(at(CAPTURED).deciding()).isEmpty();
  }

  @Test
  void doesNotHoldBeforeAndAfterItsPeriod() {
    enter(whole(), ENTERED);

    assertThat(missing(FROM.minusMillis(1))).containsExactly(Shortcoming.NOT_YET_VALID);
    assertThat(missing(UNTIL)).containsExactly(Shortcoming.EXPIRED);
  }

  @Test
  void namesEverythingThatIsMissing() {
    enter(bare(), ENTERED);

    assertThat(missing(CAPTURED))
        .containsExactlyInAnyOrder(
            Shortcoming.LEGAL_REVIEW,
            Shortcoming.TECHNICAL_REVIEW,
            Shortcoming.SIGNS,
            Shortcoming.PUBLICATION);
  }

  @Test
  void countsTheCitysDaysForReviewsSignsAndPublication() {
    Instant early = Instant.parse("2025-12-01T00:00:00Z");
    enter(whole(early, UNTIL), early);

    assertThat(missing(Instant.parse("2026-01-09T23:59:59+08:00")))
        .contains(Shortcoming.LEGAL_REVIEW);
    assertThat(missing(Instant.parse("2026-01-10T00:00:00+08:00")))
        .containsExactlyInAnyOrder(
            Shortcoming.TECHNICAL_REVIEW, Shortcoming.SIGNS, Shortcoming.PUBLICATION);
    assertThat(missing(Instant.parse("2026-01-15T00:00:00+08:00")))
        .containsExactly(Shortcoming.PUBLICATION);
    assertThat(at(Instant.parse("2026-01-20T00:00:00+08:00")).isValid()).isTrue();
  }

  @Test
  void endsWithTheLastDayOfTheVerification() {
    enter(whole(), ENTERED);

    assertThat(at(Instant.parse("2027-01-11T23:59:59+08:00")).isValid()).isTrue();
    assertThat(missing(Instant.parse("2027-01-12T00:00:00+08:00")))
        .containsExactly(Shortcoming.TECHNICAL_REVIEW);
  }

  @Test
  void holdsUntilItIsRevokedAndNotAfter() {
    enter(whole(), ENTERED);
    enter(revoked(whole(), CAPTURED), CAPTURED.plusSeconds(60));

    assertThat(at(CAPTURED.minusMillis(1))).isEqualTo(new Answer.Valid(revisions.get(1), false));
    assertThat(missing(CAPTURED)).containsExactly(Shortcoming.REVOKED);
    assertThat(missing(UNTIL)).containsExactlyInAnyOrder(Shortcoming.EXPIRED, Shortcoming.REVOKED);
  }

  @Test
  void leavesTheOldPeriodAsItWasWhenItIsRenewed() {
    enter(whole(), ENTERED);
    Instant renewedFrom = Instant.parse("2026-07-01T00:00:00+08:00");
    enter(whole(renewedFrom, UNTIL), renewedFrom.minusSeconds(60));

    assertThat(at(CAPTURED).deciding()).contains(revisions.get(0));
    assertThat(at(renewedFrom).deciding()).contains(revisions.get(1));
  }

  @Test
  void letsTheNewestRevisionDecideWherePeriodsOverlap() {
    enter(whole(), ENTERED);
    enter(bare(), ENTERED.plusSeconds(60));

    assertThat(missing(CAPTURED)).contains(Shortcoming.SIGNS);
  }

  @Test
  void saysThatAnApprovalWasEnteredAfterTheCapture() {
    Instant afterwards = CAPTURED.plusSeconds(3600);
    enter(bare(), ENTERED);
    enter(whole(), afterwards);

    Answer answer = at(CAPTURED);

    assertThat(answer).isEqualTo(new Answer.Valid(revisions.get(1), true));
    assertThat(answer.deciding().orElseThrow().editedAt()).isEqualTo(afterwards);
    assertThat(at(afterwards)).isEqualTo(new Answer.Valid(revisions.get(1), false));
  }

  @Test
  void doesNotCallACorrectionOfWhatWasKnownRetroactive() {
    enter(whole(), ENTERED);
    enter(whole(), CAPTURED.plusSeconds(3600));

    assertThat(at(CAPTURED)).isEqualTo(new Answer.Valid(revisions.get(1), false));
  }

  @Test
  void refusesAnEntryThatContradictsItself() {
    assertThatThrownBy(() -> whole(UNTIL, FROM)).hasMessageContaining("later than validFrom");
    assertThatThrownBy(
            () ->
                new ApprovalEntry.TechnicalReview(
                    LocalDate.parse("2026-01-12"), "院", "证", LocalDate.parse("2026-01-11")))
        .hasMessageContaining("before the review itself");
    assertThatThrownBy(
            () -> new ApprovalEntry.Publication(LocalDate.parse("2026-01-12"), "页".repeat(501)))
        .hasMessageContaining("501 characters");
    assertThatThrownBy(() -> new ApprovalEntry.Revocation(Instant.MAX, "很久以后"))
        .hasMessageContaining("from 1990-01-01 to 2100-12-31");
  }

  private void enter(ApprovalEntry entry, Instant enteredAt) {
    revisions.add(new Approval("cam", revisions.size() + 1, entry, "legal", enteredAt));
  }

  private Answer at(Instant capturedAt) {
    return new ApprovalHistory(revisions, CITY).at(capturedAt);
  }

  private Set<Shortcoming> missing(Instant capturedAt) {
    return ((Answer.NotValid) at(capturedAt)).missing();
  }
}
