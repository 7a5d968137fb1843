package dev.xunjie.detector.image;

/** Bytes that should be a picture but aren't; the message says what they look like instead. */
public final class UnreadableFrameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableFrameException(String message) {
    super(message);
  }
}
