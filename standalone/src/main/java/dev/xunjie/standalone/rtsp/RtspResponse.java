package dev.xunjie.standalone.rtsp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One answer to a client (RFC 2326, 7).
 *
 * @param status what became of the request
 * @param headers by name, in the order in which they are written; length is added
 * @param body text, empty for none
 */
record RtspResponse(RtspStatus status, Map<String, String> headers, String body) {
  private static final String LINE_END = "\r\n";

  static RtspResponse of(RtspStatus status) {
    return new RtspResponse(status, Map.of(), "");
  }

  RtspResponse with(String name, Object value) {
    Map<String, String> extended = new LinkedHashMap<>(headers);
    extended.put(name, value.toString());
    return new RtspResponse(status, extended, body);
  }

  RtspResponse withBody(String text) {
    return new RtspResponse(status, headers, text);
  }

  byte[] toBytes() {
    byte[] content = body.getBytes(UTF_8);
    StringBuilder head = new StringBuilder(status.line()).append(LINE_END);
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append(LINE_END));
    if (content.length > 0) {
      head.append("Content-Length: ").append(content.length).append(LINE_END);
    }
    head.append(LINE_END);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(UTF_8));
    bytes.writeBytes(content);
    return bytes.toByteArray();
  }
}
