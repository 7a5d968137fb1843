package dev.xunjie.standalone.rtsp;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request of a client (RFC 2326, 6).
 *
 * @param method as written, in capitals by convention
 * @param target absolute address of the mount or its track; {@code *} for the server itself
 * @param sequence the request's number, which the answer repeats
 * @param headers by name, in which capitals don't matter
 */
record RtspRequest(String method, URI target, long sequence, Map<String, String> headers) {
  private static final Pattern REQUEST_LINE =
      Pattern.compile("([A-Z_]{1,32}) (\\S{1,2048}) RTSP/1\\.\\d");
  private static final Pattern SEQUENCE = Pattern.compile("\\d{1,18}");
  private static final String SESSION_PARAMETERS = ";.*";

  /**
   * Reads the request line and the header lines.
   *
   * @throws MalformedRequestException if a line isn't what it should be, or CSeq is missing
   */
  static RtspRequest parse(List<String> lines) throws MalformedRequestException {
    Matcher line = REQUEST_LINE.matcher(lines.get(0));
    if (!line.matches()) {
      throw new MalformedRequestException("the request line is no METHOD ADDRESS RTSP/1.0");
    }
    Map<String, String> headers = headers(lines.subList(1, lines.size()));
    String sequence = headers.getOrDefault("CSeq", "");
    if (!SEQUENCE.matcher(sequence).matches()) {
      throw new MalformedRequestException("CSeq is missing or no number");
    }
    return new RtspRequest(
        line.group(1),
        address(line.group(2)),
        Long.parseLong(sequence),
        Collections.unmodifiableMap(headers));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The session that the client speaks of, without parameters. */
  Optional<String> session() {
    return header("Session").map(value -> value.replaceFirst(SESSION_PARAMETERS, "").trim());
  }

  /** The target's path without slashes at either end; empty for the server itself. */
  String path() {
    String path = Optional.ofNullable(target.getRawPath()).orElse("");
    return "*".equals(path) ? "" : path.replaceFirst("^/+", "").replaceFirst("/+$", "");
  }

  private static Map<String, String> headers(List<String> lines) throws MalformedRequestException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new MalformedRequestException("a header line has no name before a colon");
      }
      headers.merge(
          line.substring(0, colon).trim(),
          line.substring(colon + 1).trim(),
          (first, second) -> first + "," + second);
    }
    return headers;
  }

  private static URI address(String text) throws MalformedRequestException {
    try {
      return new URI(text);
    } catch (URISyntaxException malformed) {
      throw new MalformedRequestException("the address is malformed: " + malformed.getReason());
    }
  }
}
