package dev.xunjie.evidence.record;

import java.util.Objects;

/**
 * A line of an anchor file that isn't a genuine anchor.
 *
 * @param kind what kind of wrong
 * @param where file and line
 * @param explanation one sentence for people
 */
public record AnchorFinding(Kind kind, String where, String explanation) {
  public AnchorFinding {
    Objects.requireNonNull(kind, "kind is missing");
    Objects.requireNonNull(where, "where is missing");
    Objects.requireNonNull(explanation, "explanation is missing");
  }

  /** Kinds of wrong. */
  public enum Kind {
    /** It claims to be an anchor, but wasn't signed so, or by nobody who is trusted. */
    FORGED,
    /** It can't be read, as when a full disk or a crash cut it short: it proves nothing. */
    UNREADABLE
  }
}
