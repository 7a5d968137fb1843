package dev.xunjie.standalone.evaluation;

/**
 * A folder isn't what an evaluation needs. The message says what is wrong, where, and what to do.
 */
public final class UnusableMaterialException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnusableMaterialException(String message) {
    super(message);
  }

  public UnusableMaterialException(String message, Throwable cause) {
    super(message, cause);
  }
}
