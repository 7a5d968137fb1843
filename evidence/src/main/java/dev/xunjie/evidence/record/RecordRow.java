package dev.xunjie.evidence.record;

import java.util.Objects;

/**
 * A row as it was found in the table, true or not.
 *
 * @param entry what it says
 * @param previousSha256 the hash that it says the row before has
 * @param sha256 the hash that it says it has
 */
public record RecordRow(RecordEntry entry, String previousSha256, String sha256) {
  public RecordRow {
    Objects.requireNonNull(entry, "entry is missing");
    Objects.requireNonNull(previousSha256, "previousSha256 is missing");
    Objects.requireNonNull(sha256, "sha256 is missing");
  }

  /** Whether its content has its hash. */
  boolean hasItsHash() {
    return wouldHaveItsHashAs(entry.sequence());
  }

  /** Whether its content has its hash under another number: then it was written under that. */
  boolean wouldHaveItsHashAs(long sequence) {
    return entry.numbered(sequence).hashAfter(previousSha256).hex().equals(sha256);
  }

  /** Whether its content is what the hash of the other row was taken of. */
  boolean holdsTheContentOf(RecordRow other) {
    return entry
        .numbered(other.entry().sequence())
        .hashAfter(other.previousSha256())
        .hex()
        .equals(other.sha256());
  }
}
