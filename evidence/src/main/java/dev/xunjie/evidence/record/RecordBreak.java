package dev.xunjie.evidence.record;

import java.util.Objects;

/**
 * The first place at which the record isn't what it was.
 *
 * @param kind what kind of wrong
 * @param sequence the number of the row at which it shows
 * @param explanation one sentence for people
 */
public record RecordBreak(Kind kind, long sequence, String explanation) {
  public RecordBreak {
    Objects.requireNonNull(kind, "kind is missing");
    Objects.requireNonNull(explanation, "explanation is missing");
  }

  /** Kinds of wrong. */
  public enum Kind {
    /** A row's content isn't what was hashed. */
    CHANGED,
    /** A row within the record is gone. */
    MISSING,
    /** Rows stand in each other's place. */
    SWAPPED,
    /** A row is there that wasn't written when its neighbours were. */
    INSERTED,
    /** A row has its hash, but doesn't follow the one before: one of both was written anew. */
    UNLINKED,
    /** The newest rows are gone. */
    TRUNCATED,
    /** The head isn't that of the last row. */
    HEAD_ALTERED,
    /** The rows up to here fit each other, but aren't those that were anchored. */
    REWRITTEN
  }
}
