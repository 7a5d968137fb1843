package dev.xunjie.models;

/** A model can't be used. The message says what is wrong, with which file, and what to do. */
public final class ModelUnfitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ModelUnfitException(String message) {
    super(message);
  }

  public ModelUnfitException(String message, Throwable cause) {
    super(message, cause);
  }
}
