package dev.xunjie.violation.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Entries of the device register for tests. */
final class TestingApprovals {
  static final Instant FROM = Instant.parse("2026-02-01T00:00:00+08:00");
  static final Instant UNTIL = Instant.parse("2027-02-01T00:00:00+08:00");

  private TestingApprovals() {}

  /** Nothing is missing from February 2026 to January 2027. */
  static ApprovalEntry whole() {
    return new ApprovalEntry(
        Optional.of("XJ-07"),
        Optional.of(new ApprovalEntry.Review(LocalDate.parse("2026-01-10"), "法制科", "法审〔2026〕7号")),
        Optional.of(
            new ApprovalEntry.TechnicalReview(
                LocalDate.parse("2026-01-12"),
                "市计量院",
                "检字 2026-0112",
                LocalDate.parse("2027-01-11"))),
        Optional.of(LocalDate.parse("2026-01-15")),
        Optional.of(
            new ApprovalEntry.Publication(
                LocalDate.parse("2026-01-20"), "https://city.example/cameras")),
        FROM,
        Optional.of(UNTIL),
        Optional.empty());
  }

  /** The same for another period. */
  static ApprovalEntry whole(Instant from, Instant until) {
    ApprovalEntry entry = whole();
    return new ApprovalEntry(
        entry.deviceNumber(),
        entry.legalReview(),
        entry.technicalReview(),
        entry.signsPlacedOn(),
        entry.publication(),
        from,
        Optional.of(until),
        Optional.empty());
  }

  /** Only the period stands there. */
  static ApprovalEntry bare() {
    return new ApprovalEntry(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        FROM,
        Optional.of(UNTIL),
        Optional.empty());
  }

  static ApprovalEntry revoked(ApprovalEntry entry, Instant at) {
    return new ApprovalEntry(
        entry.deviceNumber(),
        entry.legalReview(),
        entry.technicalReview(),
        entry.signsPlacedOn(),
        entry.publication(),
        entry.validFrom(),
        entry.validUntil(),
        Optional.of(new ApprovalEntry.Revocation(at, "检定结论被撤回")));
  }
}
