package dev.xunjie.evidence.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.Objects;

/**
 * What was signed and put down outside the database: that at this time the record went so far.
 *
 * @param head the record's last row
 * @param at when, by the API's clock
 */
public record Anchor(RecordHead head, Instant at) {
  public Anchor {
    Objects.requireNonNull(head, "head is missing");
    Objects.requireNonNull(at, "at is missing");
  }

  /**
   * The bytes that are signed: the lines {@code xunjie-anchor-1}, sequence, hash and time, as they
   * stand in the file.
   */
  byte[] signedForm() {
    return "xunjie-anchor-1\n%d\n%s\n%s\n"
        .formatted(head.sequence(), head.sha256(), at)
        .getBytes(US_ASCII);
  }
}
