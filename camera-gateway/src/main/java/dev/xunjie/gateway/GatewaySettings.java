package dev.xunjie.gateway;

import dev.xunjie.gateway.operations.BearerToken;
import dev.xunjie.gateway.reading.ReadingTerms;
import dev.xunjie.gateway.spool.SpoolSettings;
import dev.xunjie.gateway.video.Deadlines;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A gateway's settings. Each comes from an environment variable, for that is what supervisors and
 * containers set.
 *
 * @param kafka {@code XUNJIE_KAFKA}, bootstrap servers; needed
 * @param http where health and metrics are served: {@code XUNJIE_GATEWAY_ADDRESS}, by default this
 *     machine only, and {@code XUNJIE_GATEWAY_PORT}, by default 8091, 0 for any free one
 * @param bufferBytes {@code XUNJIE_GATEWAY_BUFFER_MB}, by default 64: most bytes of pictures that
 *     wait for Kafka, which bounds the memory however long Kafka is away; at least 8
 * @param metricsToken {@code XUNJIE_METRICS_TOKEN}; without it metrics are closed
 * @param reading how patiently cameras are read: {@code XUNJIE_GATEWAY_OPEN_SECONDS}, {@code
 *     XUNJIE_GATEWAY_PACKET_SECONDS}, {@code XUNJIE_GATEWAY_PICTURE_SECONDS}, by default 10, 10, 20
 * @param spool {@code XUNJIE_SPOOL_DIR}, where compressed packets are kept for clips; without it
 *     none are; {@code XUNJIE_SPOOL_HOURS}, by default 24, and {@code XUNJIE_SPOOL_MB}, by default
 *     20480: for how long, and how much of all cameras together, whichever is reached first; {@code
 *     XUNJIE_SPOOL_QUEUE_MB}, by default 32: most bytes that wait for the disk
 * @param spoolToken {@code XUNJIE_SPOOL_TOKEN}, with which clips and live pictures are read;
 *     without it they are closed
 */
public record GatewaySettings(
    String kafka,
    InetSocketAddress http,
    long bufferBytes,
    Optional<String> metricsToken,
    ReadingTerms reading,
    Optional<SpoolSettings> spool,
    Optional<BearerToken> spoolToken) {
  private static final int DEFAULT_PORT = 8091;
  private static final int DEFAULT_BUFFER_MB = 64;
  private static final int LEAST_BUFFER_MB = 8;
  private static final int MOST_BUFFER_MB = 65_536;
  private static final int DEFAULT_SPOOL_HOURS = 24;
  private static final int MOST_SPOOL_HOURS = 24 * 366;
  private static final int DEFAULT_SPOOL_MB = 20_480;
  private static final int LEAST_SPOOL_MB = 64;
  private static final int MOST_SPOOL_MB = 1 << 30;
  private static final int DEFAULT_SPOOL_QUEUE_MB = 32;
  private static final double SHORTEST_DEADLINE_SECONDS = 0.1;
  private static final double LONGEST_DEADLINE_SECONDS = 600;

  public GatewaySettings {
    Objects.requireNonNull(kafka, "kafka is missing");
    Objects.requireNonNull(http, "http is missing");
    Objects.requireNonNull(metricsToken, "metricsToken is missing");
    Objects.requireNonNull(reading, "reading is missing");
    Objects.requireNonNull(spool, "spool is missing");
    Objects.requireNonNull(spoolToken, "spoolToken is missing");
    if (bufferBytes <= 0) {
      throw new IllegalArgumentException("a buffer of %d bytes can't be".formatted(bufferBytes));
    }
  }

  /**
   * The settings that the environment gives.
   *
   * @throws IllegalArgumentException if a variable is missing or unfit; names it and what to set
   */
  public static GatewaySettings from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    Deadlines standard = Deadlines.DEFAULT;
    Deadlines deadlines =
        new Deadlines(
            variables.seconds("XUNJIE_GATEWAY_OPEN_SECONDS", standard.open()),
            variables.seconds("XUNJIE_GATEWAY_PACKET_SECONDS", standard.packet()),
            variables.seconds("XUNJIE_GATEWAY_PICTURE_SECONDS", standard.picture()));
    InetSocketAddress http =
        new InetSocketAddress(
            variables
                .text("XUNJIE_GATEWAY_ADDRESS")
                .orElseGet(() -> InetAddress.getLoopbackAddress().getHostAddress()),
            variables.wholeNumber("XUNJIE_GATEWAY_PORT", DEFAULT_PORT, 0, 65_535));
    if (http.isUnresolved()) {
      throw new IllegalArgumentException(
          "XUNJIE_GATEWAY_ADDRESS is %s, which is no known host".formatted(http.getHostString()));
    }
    return new GatewaySettings(
        variables
            .text("XUNJIE_KAFKA")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "XUNJIE_KAFKA is missing: set it to Kafka's bootstrap servers, as in host:9092")),
        http,
        variables.megabytes(
            "XUNJIE_GATEWAY_BUFFER_MB", DEFAULT_BUFFER_MB, LEAST_BUFFER_MB, MOST_BUFFER_MB),
        variables.text("XUNJIE_METRICS_TOKEN"),
        ReadingTerms.DEFAULT.withDeadlines(deadlines),
        variables.text("XUNJIE_SPOOL_DIR").map(folder -> spool(folder, variables)),
        variables.text("XUNJIE_SPOOL_TOKEN").map(BearerToken::new));
  }

  private static SpoolSettings spool(String folder, Variables variables) {
    try {
      return new SpoolSettings(
          Path.of(folder).toAbsolutePath().normalize(),
          Duration.ofHours(
              variables.wholeNumber(
                  "XUNJIE_SPOOL_HOURS", DEFAULT_SPOOL_HOURS, 1, MOST_SPOOL_HOURS)),
          variables.megabytes("XUNJIE_SPOOL_MB", DEFAULT_SPOOL_MB, LEAST_SPOOL_MB, MOST_SPOOL_MB),
          variables.megabytes(
              "XUNJIE_SPOOL_QUEUE_MB", DEFAULT_SPOOL_QUEUE_MB, LEAST_BUFFER_MB, MOST_BUFFER_MB));
    } catch (InvalidPathException unfit) {
      throw new IllegalArgumentException(
          "XUNJIE_SPOOL_DIR is \"%s\", which is no path".formatted(folder), unfit);
    }
  }

  /**
   * What of the buffer Kafka's producer holds: a quarter, for it drops its newest, not its oldest.
   */
  long producerBytes() {
    return bufferBytes / 4;
  }

  /** What of the buffer the gateway itself holds. */
  long frameBufferBytes() {
    return bufferBytes - producerBytes();
  }

  private record Variables(Map<String, String> environment) {
    private Optional<String> text(String name) {
      return Optional.ofNullable(environment.get(name))
          .map(String::strip)
          .filter(s -> !s.isEmpty());
    }

    private int wholeNumber(String name, int standard, int least, int most) {
      try {
        int number = text(name).map(Integer::parseInt).orElse(standard);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException ignored) {
        // Told below, together with numbers out of range.
      }
      throw unfit(name, "a whole number from %d to %d".formatted(least, most));
    }

    private long megabytes(String name, int standard, int least, int most) {
      return (long) wholeNumber(name, standard, least, most) << 20;
    }

    private Duration seconds(String name, Duration standard) {
      try {
        double seconds = text(name).map(Double::parseDouble).orElse(standard.toMillis() / 1e3);
        if (seconds >= SHORTEST_DEADLINE_SECONDS && seconds <= LONGEST_DEADLINE_SECONDS) {
          return Duration.ofMillis(Math.round(seconds * 1e3));
        }
      } catch (NumberFormatException ignored) {
        // Told below, together with numbers out of range.
      }
      throw unfit(
          name,
          "seconds from %s to %s".formatted(SHORTEST_DEADLINE_SECONDS, LONGEST_DEADLINE_SECONDS));
    }

    private IllegalArgumentException unfit(String name, String expected) {
      return new IllegalArgumentException(
          "%s is \"%s\", but must be %s".formatted(name, text(name).orElse(""), expected));
    }
  }
}
