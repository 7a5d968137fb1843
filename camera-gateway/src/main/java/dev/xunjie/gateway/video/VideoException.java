package dev.xunjie.gateway.video;

/**
 * A video that can't be read, or not any further. The message says which (without a password), what
 * happened and what to do.
 */
public final class VideoException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;

  public VideoException(Trouble trouble, String message) {
    super(message);
    this.trouble = trouble;
  }

  /** What kind of trouble it is. */
  public Trouble trouble() {
    return trouble;
  }

  /** Kinds of trouble with a video. */
  public enum Trouble {
    /** No such address or file, or nothing answers there. */
    UNREACHABLE,
    /** It answers, and refuses. */
    REFUSED,
    /** The connection stands, but what should come doesn't. */
    SILENT,
    /** It was being read, and broke off. */
    BROKEN_OFF,
    /** It holds no video that can be decoded. */
    UNFIT,
    /** {@link PictureStream#interrupt} was called. */
    INTERRUPTED
  }
}
