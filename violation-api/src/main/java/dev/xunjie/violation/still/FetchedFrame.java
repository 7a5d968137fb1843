package dev.xunjie.violation.still;

/** What came of looking for a still's frame in the {@code frames} topic. */
sealed interface FetchedFrame {
  /** These are its bytes. */
  record Found(byte[] jpeg) implements FetchedFrame {}

  /** It will never come. */
  record Gone(String reason) implements FetchedFrame {}

  /** The topic doesn't reach so far; an earlier state may have been restored. */
  record NotYet(String reason) implements FetchedFrame {}
}
