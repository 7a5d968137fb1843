package dev.xunjie.contracts.json;

/** A message that isn't what its topic carries; the text says what is wrong with it. */
public final class MalformedMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedMessageException(String message, Throwable cause) {
    super(message, cause);
  }
}
