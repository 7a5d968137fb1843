package dev.xunjie.standalone.flink;

import java.io.IOException;

/** The JobManager answered, but not with what was asked for. */
final class RefusedByFlinkException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedByFlinkException(String message) {
    super(message);
  }
}
