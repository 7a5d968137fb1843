package dev.xunjie.violation.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What the device register says of a camera. Days are days of the city's calendar.
 *
 * @param deviceNumber the device's number in the register
 * @param legalReview that its use here is lawful
 * @param technicalReview that the device works as it must
 * @param signsPlacedOn from which day on signs tell of it
 * @param publication where its place was made public
 * @param validFrom from when on the approval holds
 * @param validUntil until when, exclusive; absent: without an end
 * @param revocation that it was taken back
 */
@Schema(name = "ApprovalEntry")
public record ApprovalEntry(
    Optional<String> deviceNumber,
    Optional<Review> legalReview,
    Optional<TechnicalReview> technicalReview,
    Optional<LocalDate> signsPlacedOn,
    Optional<Publication> publication,
    Instant validFrom,
    Optional<Instant> validUntil,
    Optional<Revocation> revocation) {
  private static final int LONGEST_TEXT = 500;

  public ApprovalEntry {
    deviceNumber = given(deviceNumber);
    legalReview = given(legalReview);
    technicalReview = given(technicalReview);
    signsPlacedOn = given(signsPlacedOn);
    publication = given(publication);
    validUntil = given(validUntil);
    revocation = given(revocation);
    Objects.requireNonNull(validFrom, "validFrom is missing: from when on does the approval hold?");
    deviceNumber.ifPresent(number -> requireText("deviceNumber", number));
    if (validUntil.isPresent() && !validUntil.get().isAfter(validFrom)) {
      throw new IllegalArgumentException(
          "validUntil is %s, but must be later than validFrom, %s"
              .formatted(validUntil.get(), validFrom));
    }
  }

  /**
   * A review that was passed.
   *
   * @param on on which day
   * @param by by whom: person or body
   * @param document number or title of the paper that says so
   */
  @Schema(name = "LegalReview")
  public record Review(LocalDate on, String by, String document) {
    public Review {
      Objects.requireNonNull(on, "legalReview.on is missing: on which day was it passed?");
      requireText("legalReview.by", by);
      requireText("legalReview.document", document);
    }
  }

  /**
   * A technical review that was passed.
   *
   * @param on on which day
   * @param by by whom: person or body
   * @param document number or title of the certificate
   * @param verifiedUntil last day on which the verification (检定) holds
   */
  @Schema(name = "TechnicalReview")
  public record TechnicalReview(LocalDate on, String by, String document, LocalDate verifiedUntil) {
    public TechnicalReview {
      Objects.requireNonNull(on, "technicalReview.on is missing: on which day was it passed?");
      requireText("technicalReview.by", by);
      requireText("technicalReview.document", document);
      Objects.requireNonNull(
          verifiedUntil,
          "technicalReview.verifiedUntil is missing: until which day does the verification hold?");
      if (verifiedUntil.isBefore(on)) {
        throw new IllegalArgumentException(
            "technicalReview.verifiedUntil is %s, before the review itself, %s"
                .formatted(verifiedUntil, on));
      }
    }
  }

  /**
   * That the camera's place is public.
   *
   * @param on since which day
   * @param where address of the page, or name of the notice
   */
  @Schema(name = "Publication")
  public record Publication(LocalDate on, String where) {
    public Publication {
      Objects.requireNonNull(on, "publication.on is missing: since which day is it public?");
      requireText("publication.where", where);
    }
  }

  /**
   * That the approval was taken back.
   *
   * @param at from when on it doesn't hold; may lie before the entry
   * @param reason for the record
   */
  @Schema(name = "Revocation")
  public record Revocation(Instant at, String reason) {
    public Revocation {
      Objects.requireNonNull(at, "revocation.at is missing: from when on doesn't it hold?");
      requireText("revocation.reason", reason);
    }
  }

  /** Whether the entry speaks of that moment. */
  boolean covers(Instant moment) {
    return !moment.isBefore(validFrom) && validUntil.map(moment::isBefore).orElse(true);
  }

  /** Whether the approval had been taken back by then. */
  boolean isRevokedAt(Instant moment) {
    return revocation.filter(taken -> !moment.isBefore(taken.at())).isPresent();
  }

  private static <T> Optional<T> given(Optional<T> value) {
    return Objects.requireNonNullElse(value, Optional.empty());
  }

  private static void requireText(String field, String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "%s has %d characters, but at most %d are kept"
              .formatted(field, text.length(), LONGEST_TEXT));
    }
  }
}
