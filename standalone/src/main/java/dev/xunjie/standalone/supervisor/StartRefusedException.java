package dev.xunjie.standalone.supervisor;

/**
 * The stack can't start as asked: a port is taken, the data folder is in use, a file is malformed.
 * The message says what to do about it; nothing was changed.
 */
public final class StartRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartRefusedException(String message) {
    super(message);
  }

  public StartRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
