package dev.xunjie.evidence.verification;

import java.util.Objects;

/**
 * Something that is wrong with a bundle or a chain.
 *
 * @param kind what kind of wrong
 * @param where the file, or the camera whose chain it is
 * @param explanation one sentence for people
 */
public record Finding(Kind kind, String where, String explanation) {
  public Finding {
    Objects.requireNonNull(kind, "kind is missing");
    Objects.requireNonNull(where, "where is missing");
    Objects.requireNonNull(explanation, "explanation is missing");
  }

  /** Kinds of wrong. */
  public enum Kind {
    /** The content isn't what was signed. */
    ALTERED,
    /** A file that belongs to the bundle isn't there. */
    MISSING,
    /** A file is there that doesn't belong to the bundle. */
    ADDED,
    /** Signed, but not by the key that is trusted. */
    FOREIGN_KEY,
    /** A manifest doesn't follow the one before it, or one in between is gone. */
    CHAIN_BROKEN
  }
}
