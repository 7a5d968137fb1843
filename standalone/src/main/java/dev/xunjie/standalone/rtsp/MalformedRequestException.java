package dev.xunjie.standalone.rtsp;

import java.io.IOException;

/** What a client sent isn't RTSP; where its next request begins can't be known. */
final class MalformedRequestException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedRequestException(String message) {
    super(message);
  }
}
