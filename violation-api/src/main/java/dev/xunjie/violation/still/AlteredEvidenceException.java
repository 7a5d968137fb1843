package dev.xunjie.violation.still;

import java.io.IOException;
import java.nio.file.Path;

/** A picture in the evidence store isn't what was put there. */
final class AlteredEvidenceException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param file relative to the evidence folder
   * @param what what is wrong with it, as the end of a sentence
   */
  AlteredEvidenceException(Path file, String what) {
    super("The evidence file %s %s.".formatted(file, what));
  }
}
