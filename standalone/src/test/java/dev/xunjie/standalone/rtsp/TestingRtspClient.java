package dev.xunjie.standalone.rtsp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A client that speaks RTSP by itself and puts pictures together from their packets again. */
final class TestingRtspClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;
  private static final int RTP_HEADER_BYTES = 12;
  private static final int FRAGMENT = 28;
  private static final long NTP_EPOCH_SECONDS = 2_208_988_800L;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final String address;
  private final List<Report> reports = new ArrayList<>();
  private int sequence;

  TestingRtspClient(int port) throws IOException {
    this(port, 1 << 20);
  }

  TestingRtspClient(int port, int receiveBufferBytes) throws IOException {
    socket.setReceiveBufferSize(receiveBufferBytes);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
    address = "rtsp://127.0.0.1:%d/".formatted(port);
  }

  Reply request(String method, String path, String... headers) throws IOException {
    sequence++;
    StringBuilder text =
        new StringBuilder(
            "%s %s%s RTSP/1.0\r\nCSeq: %d\r\n".formatted(method, address, path, sequence));
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    send(text.append("\r\n").toString().getBytes(UTF_8));
    return reply();
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Sets up the mount's track; the session's header line. */
  String setUp(String mount) throws IOException {
    Reply reply =
        request("SETUP", mount + "/track1", "Transport: RTP/AVP/TCP;unicast;interleaved=0-1");
    return "Session: " + reply.headers().get("Session").replaceFirst(";.*", "");
  }

  /** Asks for the mount's pictures. */
  TestingRtspClient play(String mount) throws IOException {
    request("PLAY", mount, setUp(mount), "Range: npt=0.000-");
    return this;
  }

  /** The next answer, over media packets that were under way. */
  Reply reply() throws IOException {
    int first = in.read();
    while (first == '$') {
      skipPacket();
      first = in.read();
    }
    List<String> lines = new ArrayList<>();
    for (String line = line(first); !line.isEmpty(); line = line(in.read())) {
      lines.add(line);
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines.subList(1, lines.size())) {
      headers.put(line.replaceFirst(":.*", ""), line.replaceFirst("[^:]*: ", ""));
    }
    int bodyBytes = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
    return new Reply(
        Integer.parseInt(lines.get(0).split(" ")[1]),
        headers,
        new String(in.readNBytes(bodyBytes), UTF_8));
  }

  /** The next picture; reports on the way are kept. */
  Picture nextPicture() throws IOException {
    List<byte[]> units = new ArrayList<>();
    ByteArrayOutputStream fragments = new ByteArrayOutputStream();
    while (true) {
      ByteBuffer packet = nextMediaPacket();
      boolean last = (packet.get(1) & 0x80) != 0;
      int timestamp = packet.getInt(4);
      packet.position(RTP_HEADER_BYTES);
      if ((packet.get(RTP_HEADER_BYTES) & 0x1F) == FRAGMENT) {
        addFragment(packet, fragments, units);
      } else {
        units.add(rest(packet));
      }
      if (last) {
        return new Picture(Integer.toUnsignedLong(timestamp), units);
      }
    }
  }

  List<Picture> nextPictures(int count) throws IOException {
    List<Picture> pictures = new ArrayList<>();
    while (pictures.size() < count) {
      pictures.add(nextPicture());
    }
    return pictures;
  }

  /** Sender reports that came with the pictures read so far. */
  List<Report> reports() {
    return reports;
  }

  boolean isEnded() throws IOException {
    try {
      return in.read() < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private ByteBuffer nextMediaPacket() throws IOException {
    while (true) {
      if (in.read() != '$') {
        throw new EOFException("no packet, but the connection's end or an answer");
      }
      int channel = in.read();
      ByteBuffer packet = ByteBuffer.wrap(in.readNBytes(in.read() << 8 | in.read()));
      if (channel == 0) {
        return packet;
      }
      reports.add(Report.of(packet));
    }
  }

  private void skipPacket() throws IOException {
    in.skipNBytes(1);
    in.skipNBytes(in.read() << 8 | in.read());
  }

  private String line(int first) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = first; next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      line.write(next);
    }
    return line.toString(UTF_8).strip();
  }

  private static void addFragment(
      ByteBuffer packet, ByteArrayOutputStream fragments, List<byte[]> units) {
    int indicator = packet.get();
    int header = packet.get();
    if ((header & 0x80) != 0) {
      fragments.write(indicator & 0xE0 | header & 0x1F);
    }
    fragments.writeBytes(rest(packet));
    if ((header & 0x40) != 0) {
      units.add(fragments.toByteArray());
      fragments.reset();
    }
  }

  private static byte[] rest(ByteBuffer packet) {
    byte[] bytes = new byte[packet.remaining()];
    packet.get(bytes);
    return bytes;
  }

  record Reply(int status, Map<String, String> headers, String body) {}

  record Picture(long timestamp, List<byte[]> units) {}

  record Report(Instant takenAt, long timestamp) {
    static Report of(ByteBuffer packet) {
      long fraction = Integer.toUnsignedLong(packet.getInt(12));
      return new Report(
          Instant.ofEpochSecond(
              Integer.toUnsignedLong(packet.getInt(8)) - NTP_EPOCH_SECONDS,
              fraction * 1_000_000_000L >>> Integer.SIZE),
          Integer.toUnsignedLong(packet.getInt(16)));
    }
  }
}
