package dev.xunjie.evidence.verification;

/** There is nothing to check; the message says where it was looked for. */
public final class NoBundleException extends RuntimeException {
  public NoBundleException(String message) {
    super(message);
  }
}
