package dev.xunjie.violation.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** No enforcement camera is older, and a later day is a slip of the pen. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);

  private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

  public ApprovalEntry {
    deviceNumber = given(deviceNumber);
    legalReview = given(legalReview);
    technicalReview = given(technicalReview);
    signsPlacedOn = given(signsPlacedOn);
    publication = given(publication);
    validUntil = given(validUntil);
    revocation = given(revocation);
    deviceNumber.ifPresent(number -> requireText("deviceNumber", number));
    requireSane("validFrom", validFrom);
    validUntil.ifPresent(until -> requireSane("validUntil", until));
    signsPlacedOn.ifPresent(placed -> requireSane("signsPlacedOn", placed));
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
      requireSane("legalReview.on", on);
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
      requireSane("technicalReview.on", on);
      requireText("technicalReview.by", by);
      requireText("technicalReview.document", document);
      requireSane("technicalReview.verifiedUntil", verifiedUntil);
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
      requireSane("publication.on", on);
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
      requireSane("revocation.at", at);
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

  /** When the first of approval, verification and revocation ends it, if any will. */
  Optional<Instant> holdsUntil(ZoneId city) {
    return Stream.of(
            validUntil,
            technicalReview.map(
                review -> review.verifiedUntil().plusDays(1).atStartOfDay(city).toInstant()),
            revocation.map(Revocation::at))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private static <T> Optional<T> given(Optional<T> value) {
    return Objects.requireNonNullElse(value, Optional.empty());
  }

  /**
   * Returns the moment unchanged.
   *
   * @throws IllegalArgumentException if it lies where no camera's does
   */
  static Instant requireSane(String field, Instant moment) {
    Objects.requireNonNull(moment, field + " is missing: give a moment as 2026-02-01T00:00:00Z");
    if (moment.isBefore(FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant())
        || moment.isAfter(LAST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant())) {
      throw outOfRange(field, moment);
    }
    return moment;
  }

  private static void requireSane(String field, LocalDate day) {
    Objects.requireNonNull(day, field + " is missing: give a day as 2026-02-01");
    if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
      throw outOfRange(field, day);
    }
  }

  private static IllegalArgumentException outOfRange(String field, Object given) {
    return new IllegalArgumentException(
        "%s is %s, but must lie from %s to %s".formatted(field, given, FIRST_DAY, LAST_DAY));
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
