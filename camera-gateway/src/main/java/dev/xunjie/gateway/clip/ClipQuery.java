package dev.xunjie.gateway.clip;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.Identifier;
import java.net.URI;
import java.net.URLDecoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads {@code /clips/{cameraId}?from=…&to=…&codec=h264}. */
final class ClipQuery {
  static final String PATH = "/clips/";

  private static final Set<String> KNOWN = Set.of("from", "to", "codec");

  private ClipQuery() {}

  /**
   * Understands the address.
   *
   * @throws IllegalArgumentException if it can't be; says which part and what to send
   */
  static ClipRequest parse(URI address) {
    String cameraId = Identifier.require("camera", address.getPath().substring(PATH.length()));
    Map<String, String> arguments = arguments(address.getRawQuery());
    return new ClipRequest(
        cameraId, time(arguments, "from"), time(arguments, "to"), codec(arguments));
  }

  private static Map<String, String> arguments(String query) {
    Map<String, String> arguments = new HashMap<>();
    for (String part : query == null ? new String[0] : query.split("&")) {
      String[] sides = part.split("=", 2);
      String name = sides[0];
      if (!KNOWN.contains(name) || sides.length < 2) {
        throw new IllegalArgumentException(
            "\"%s\" isn't understood: send from, to and, if you like, codec".formatted(name));
      }
      // A plus sign stands for itself, as in 2026-03-01T12:00:00+08:00.
      String value = URLDecoder.decode(sides[1].replace("+", "%2B"), UTF_8);
      if (arguments.put(name, value) != null) {
        throw new IllegalArgumentException("%s is given twice".formatted(name));
      }
    }
    return arguments;
  }

  private static Instant time(Map<String, String> arguments, String name) {
    String text = arguments.getOrDefault(name, "");
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException unfit) {
      throw new IllegalArgumentException(
          "%s is \"%s\", but must be a time as in 2026-03-01T12:00:00.000Z".formatted(name, text),
          unfit);
    }
  }

  private static ClipRequest.Codec codec(Map<String, String> arguments) {
    String text = arguments.getOrDefault("codec", "");
    return switch (text) {
      case "" -> ClipRequest.Codec.AS_STORED;
      case "h264" -> ClipRequest.Codec.H264;
      default ->
          throw new IllegalArgumentException(
              "codec is \"%s\", but can only be h264; without it comes what is stored"
                  .formatted(text));
    };
  }
}
