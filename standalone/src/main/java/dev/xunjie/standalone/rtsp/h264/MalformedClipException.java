package dev.xunjie.standalone.rtsp.h264;

/** A clip that isn't H.264 as this server can send it; the message says why and what to do. */
public final class MalformedClipException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedClipException(String message) {
    super(message);
  }

  public MalformedClipException(String message, Throwable cause) {
    super(message, cause);
  }
}
