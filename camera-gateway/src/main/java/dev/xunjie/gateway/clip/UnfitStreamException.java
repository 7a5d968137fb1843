package dev.xunjie.gateway.clip;

/** A stored stream that can't become the clip that was asked for. The message says why. */
public final class UnfitStreamException extends Exception {
  private static final long serialVersionUID = 1L;

  UnfitStreamException(String message) {
    super(message);
  }
}
