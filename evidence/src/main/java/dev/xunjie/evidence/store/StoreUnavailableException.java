package dev.xunjie.evidence.store;

/** The store can't be reached or has no room. Nothing half-written is left; try again later. */
public final class StoreUnavailableException extends RuntimeException {
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
