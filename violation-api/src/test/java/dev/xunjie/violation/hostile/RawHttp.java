package dev.xunjie.violation.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** HTTP/1.1 over a bare socket: sends what no proper client would. One connection a request. */
final class RawHttp {
  private static final int PATIENCE_MILLIS = 60_000;

  private final InetSocketAddress server;

  RawHttp(String address) {
    URI uri = URI.create(address);
    this.server = new InetSocketAddress(uri.getHost(), uri.getPort());
  }

  /**
   * What is sent.
   *
   * @param target as it stands in the request line, whatever it is
   * @param headers lines, without those that say where the body ends
   * @param chunked whether the body comes in chunks, its length untold
   */
  record Request(String method, String target, List<String> headers, byte[] body, boolean chunked) {
    static Request of(String method, String target) {
      return new Request(method, target, List.of("Host: localhost"), new byte[0], false);
    }

    Request with(String header) {
      List<String> more = new ArrayList<>(headers);
      more.add(header);
      return new Request(method, target, more, body, chunked);
    }

    Request withBody(byte[] other) {
      return new Request(method, target, headers, other, chunked);
    }

    Request withJson(String json) {
      return with("Content-Type: application/json").withBody(json.getBytes(UTF_8));
    }

    Request inChunks() {
      return new Request(method, target, headers, body, true);
    }

    @Override
    public String toString() {
      String text = "%s %s %s %s".formatted(method, target, headers, new String(body, UTF_8));
      return text.substring(0, Math.min(text.length(), 600));
    }
  }

  /**
   * What came back.
   *
   * @param status 0: the server hung up without a word
   * @param headers by their names in lower case
   */
  record Answer(int status, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }
  }

  Answer send(Request request) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(server, PATIENCE_MILLIS);
      write(socket, request);
      return RawAnswer.read(socket.getInputStream());
    } catch (IOException broken) {
      throw new IllegalStateException("no answer to " + request, broken);
    }
  }

  /** Sends what it can: a server that has read enough answers and hangs up. */
  private static void write(Socket socket, Request request) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.write((request.method() + " " + request.target() + " HTTP/1.1\r\n").getBytes(UTF_8));
    head.write("Connection: close\r\n".getBytes(UTF_8));
    for (String header : request.headers()) {
      head.write((header + "\r\n").getBytes(UTF_8));
    }
    if (request.chunked()) {
      head.write("Transfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
      head.write((Integer.toHexString(request.body().length) + "\r\n").getBytes(UTF_8));
    } else {
      head.write(("Content-Length: " + request.body().length + "\r\n\r\n").getBytes(UTF_8));
    }
    try {
      socket.getOutputStream().write(head.toByteArray());
      socket.getOutputStream().write(request.body());
      if (request.chunked()) {
        socket.getOutputStream().write("\r\n0\r\n\r\n".getBytes(UTF_8));
      }
    } catch (IOException hungUp) {
      return;
    }
  }

  /** Bytes as they came, one character each. */
  static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(ISO_8859_1);
  }
}
