package dev.xunjie.gateway.spool;

import java.io.IOException;

/** A segment's bytes are not what was written. The message says in what way. */
public final class DamagedSegmentException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedSegmentException(String message) {
    super(message);
  }
}
