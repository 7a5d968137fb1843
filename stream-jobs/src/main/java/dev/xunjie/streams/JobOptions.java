package dev.xunjie.streams;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a job is told when it is submitted; how it runs (parallelism, checkpoints, state) is the
 * cluster's configuration.
 *
 * @param kafka where Kafka is, {@code host:port[,host:port…]}
 */
public record JobOptions(String kafka) {
  private static final String KAFKA = "--kafka";
  private static final String ADDRESS = "[^\\s:,]+:\\d{1,5}";

  public JobOptions {
    Objects.requireNonNull(kafka, "kafka is missing");
    if (!kafka.matches(ADDRESS + "(," + ADDRESS + ")*")) {
      throw new IllegalArgumentException(
          "%s is \"%s\", but must be host:port, several separated by commas"
              .formatted(KAFKA, kafka));
    }
  }

  /**
   * Reads {@code --kafka host:port}.
   *
   * @throws IllegalArgumentException if it is missing or malformed, or something else was given
   */
  public static JobOptions parse(String... arguments) {
    List<String> given = Arrays.asList(arguments);
    if (given.size() != 2 || !given.get(0).equals(KAFKA)) {
      throw new IllegalArgumentException(
          "the job needs %s host:port and nothing else, but was given: %s"
              .formatted(KAFKA, given.isEmpty() ? "nothing" : String.join(" ", given)));
    }
    return new JobOptions(given.get(1));
  }
}
