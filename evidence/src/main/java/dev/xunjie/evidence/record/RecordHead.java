package dev.xunjie.evidence.record;

import dev.xunjie.evidence.digest.Sha256;
import java.util.Objects;

/**
 * How far the record goes: its last row.
 *
 * @param sequence that row's number; 0: there is none yet
 * @param sha256 that row's hash, which stands for all rows up to it
 */
public record RecordHead(long sequence, Sha256 sha256) {
  /** What the first row follows. */
  public static final RecordHead BEFORE_ALL = new RecordHead(0, new Sha256("0".repeat(64)));

  public RecordHead {
    Objects.requireNonNull(sha256, "sha256 is missing");
    if (sequence < 0) {
      throw new IllegalArgumentException("sequence is %d, below 0".formatted(sequence));
    }
  }

  /** The head once the entry is appended. */
  public RecordHead after(RecordEntry entry) {
    if (entry.sequence() != sequence + 1) {
      throw new IllegalArgumentException(
          "row %d can't follow row %d".formatted(entry.sequence(), sequence));
    }
    return new RecordHead(entry.sequence(), entry.hashAfter(sha256.hex()));
  }
}
