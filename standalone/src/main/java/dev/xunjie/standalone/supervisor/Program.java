package dev.xunjie.standalone.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program that the supervisor keeps running.
 *
 * @param name short, unique; the prefix of its log lines and the name of its files
 * @param command executable and arguments
 * @param environment variables it gets in addition to the supervisor's own
 * @param readiness when it can be used
 * @param readyWithin how long it may take until then on a slow machine, before the start is given
 *     up
 * @param stopsWithin how long it may take to stop when asked, before it is ended by force
 */
public record Program(
    String name,
    List<String> command,
    Map<String, String> environment,
    Readiness readiness,
    Duration readyWithin,
    Duration stopsWithin) {
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);

  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** A program with the usual generous limits: five minutes to get ready, 20 seconds to stop. */
  public static Program of(
      String name, List<String> command, Map<String, String> environment, Readiness readiness) {
    return new Program(name, command, environment, readiness, READY_WITHIN, STOPS_WITHIN);
  }
}
