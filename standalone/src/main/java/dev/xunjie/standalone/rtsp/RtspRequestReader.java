package dev.xunjie.standalone.rtsp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads requests off a connection, over the receiver reports that clients weave in (RFC 2326,
 * 10.12). Bounded, whatever a client sends.
 */
final class RtspRequestReader {
  private static final int INTERLEAVED = '$';
  private static final int MOST_LINES = 64;
  private static final int LONGEST_LINE_BYTES = 4_096;
  private static final int LONGEST_BODY_BYTES = 65_536;

  private final InputStream in;

  RtspRequestReader(InputStream in) {
    this.in = in;
  }

  /**
   * Reads one message; empty if it was a report, or an empty line between requests.
   *
   * @param first the message's first byte: the caller reads it, since it knows how long to wait for
   *     one
   * @throws MalformedRequestException if what came isn't a request
   * @throws IOException if the connection broke
   */
  Optional<RtspRequest> read(int first) throws IOException {
    if (first == INTERLEAVED) {
      skipInterleaved();
      return Optional.empty();
    }
    if (first == '\r' || first == '\n') {
      return Optional.empty();
    }
    RtspRequest request = RtspRequest.parse(lines(first));
    skipBody(request.headers());
    return Optional.of(request);
  }

  private List<String> lines(int first) throws IOException {
    List<String> lines = new ArrayList<>();
    String line = line(first);
    while (!line.isEmpty()) {
      if (lines.size() == MOST_LINES) {
        throw new MalformedRequestException("more than %d lines".formatted(MOST_LINES));
      }
      lines.add(line);
      line = line(in.read());
    }
    return lines;
  }

  private String line(int first) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = first; next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended inside a request");
      }
      if (line.size() == LONGEST_LINE_BYTES) {
        throw new MalformedRequestException(
            "a line is longer than %d bytes".formatted(LONGEST_LINE_BYTES));
      }
      line.write(next);
    }
    return line.toString(UTF_8).stripTrailing();
  }

  private void skipBody(Map<String, String> headers) throws IOException {
    String length = headers.getOrDefault("Content-Length", "0");
    try {
      int bytes = Integer.parseInt(length);
      if (bytes >= 0 && bytes <= LONGEST_BODY_BYTES) {
        in.skipNBytes(bytes);
        return;
      }
    } catch (NumberFormatException malformed) {
      // Told below, like a length out of range.
    }
    throw new MalformedRequestException(
        "Content-Length is no number from 0 to %d".formatted(LONGEST_BODY_BYTES));
  }

  private void skipInterleaved() throws IOException {
    in.skipNBytes(1);
    int length = in.read() << 8 | in.read();
    if (length < 0) {
      throw new EOFException("the connection ended inside a report");
    }
    in.skipNBytes(length);
  }
}
