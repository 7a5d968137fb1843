package dev.xunjie.violation.account;

import java.time.LocalDate;
import java.util.Objects;

/**
 * An officer's certificate (行政执法证): without a valid one nobody confirms (行政处罚法 42).
 *
 * @param username whose it is
 * @param number as printed on it
 * @param validFrom first valid day
 * @param validUntil last valid day; the day before {@code validFrom}: it never was valid
 */
public record Certificate(
    String username, String number, LocalDate validFrom, LocalDate validUntil) {
  /** Letters and digits of any script, and dashes: what such numbers are made of. */
  static final String NUMBER = "[\\p{L}\\p{N}-]{1,40}";

  public Certificate {
    Objects.requireNonNull(username, "username is missing");
    if (!Objects.requireNonNull(number, "number is missing").matches(NUMBER)) {
      throw new IllegalArgumentException(
          "certificate number \"%s\" must be 1 to 40 letters, digits, dashes".formatted(number));
    }
    if (validUntil.isBefore(validFrom.minusDays(1))) {
      throw new IllegalArgumentException(
          "certificate %s ends on %s, more than a day before it begins on %s"
              .formatted(number, validUntil, validFrom));
    }
  }
}
