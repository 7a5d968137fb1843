package dev.xunjie.evidence.picture;

/** The bytes of a frame are no picture; the message says why. */
public final class UnreadablePictureException extends RuntimeException {
  public UnreadablePictureException(String message) {
    super(message);
  }

  public UnreadablePictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
