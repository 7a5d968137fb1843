package dev.xunjie.evidence.signing;

/** A key file is missing, damaged or open to others; the message says which and what to do. */
public final class UnusableKeyException extends RuntimeException {
  public UnusableKeyException(String message) {
    super(message);
  }

  public UnusableKeyException(String message, Throwable cause) {
    super(message, cause);
  }
}
