package dev.xunjie.standalone.flink;

import java.nio.file.Path;

/** Local paths as Flink takes them. */
final class FlinkAddress {
  private FlinkAddress() {}

  /**
   * The address of a local path. Flink takes its text as it stands: spaces and Chinese characters
   * must not be escaped, as {@link Path#toUri} would.
   */
  static String of(Path path) {
    return "file://" + path.toAbsolutePath();
  }
}
