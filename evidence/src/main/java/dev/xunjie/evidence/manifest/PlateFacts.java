package dev.xunjie.evidence.manifest;

import java.util.Objects;

/**
 * A plate that was read.
 *
 * @param text as in 浙B12345
 * @param votes readings of it over the episode
 * @param confidence of the best reading, 0 to 1
 */
public record PlateFacts(String text, int votes, double confidence) {
  public PlateFacts {
    Objects.requireNonNull(text, "text is missing");
    if (!(confidence >= 0 && confidence <= 1) || votes < 0) {
      throw new IllegalArgumentException(
          "plate %s: %d votes, confidence %s; they are 0 or more, and 0 to 1"
              .formatted(text, votes, confidence));
    }
  }
}
