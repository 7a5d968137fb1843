package dev.xunjie.evidence.json;

/** A document of a bundle isn't what it should be; the message says what is wrong and where. */
public final class MalformedDocumentException extends RuntimeException {
  public MalformedDocumentException(String message, Throwable cause) {
    super(message, cause);
  }
}
