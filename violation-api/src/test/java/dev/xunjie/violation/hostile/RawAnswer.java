package dev.xunjie.violation.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads an answer off a bare socket. */
final class RawAnswer {
  private RawAnswer() {}

  static RawHttp.Answer read(InputStream socket) {
    InputStream in = new BufferedInputStream(socket);
    Map<String, List<String>> headers = new TreeMap<>();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int status = 0;
    try {
      String[] first = RawHttp.line(in).split(" ", 3);
      status = first.length < 2 ? 0 : Integer.parseInt(first[1]);
      readHeaders(in, headers);
      readBody(in, headers, body);
    } catch (IOException hungUp) {
      body.writeBytes(new byte[0]);
    }
    return new RawHttp.Answer(status, headers, body.toString(UTF_8));
  }

  private static void readHeaders(InputStream in, Map<String, List<String>> headers)
      throws IOException {
    for (String line = RawHttp.line(in); !line.isEmpty(); line = RawHttp.line(in)) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT),
              name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
  }

  private static void readBody(
      InputStream in, Map<String, List<String>> headers, ByteArrayOutputStream body)
      throws IOException {
    // A stream of events has no end.
    if (headers.getOrDefault("content-type", List.of()).toString().contains("event-stream")) {
      return;
    }
    if (!headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) {
      in.transferTo(body);
      return;
    }
    for (int size = chunk(in); size > 0; size = chunk(in)) {
      body.write(in.readNBytes(size));
      RawHttp.line(in);
    }
  }

  private static int chunk(InputStream in) throws IOException {
    String size = RawHttp.line(in);
    return size.isEmpty() ? 0 : Integer.parseInt(size, 16);
  }
}
