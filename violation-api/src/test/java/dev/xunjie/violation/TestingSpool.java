package dev.xunjie.violation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers for clips as a gateway's spool does, over HTTP; what it says can be set. The real spool
 * is tried with the real API in the end-to-end tests.
 */
public final class TestingSpool implements AutoCloseable {
  /** The bearer token it asks for. */
  public static final String TOKEN = "token of the spool";

  /** When all that it shows live was taken. */
  public static final Instant LIVE_CAPTURED_AT = Instant.parse("2026-06-01T04:00:00.250Z");

  private final HttpServer server;
  private volatile String codec = "h264";
  private volatile int status = 200;
  private volatile byte[] recording = new byte[0];
  private final Map<String, byte[]> livePictures = new ConcurrentHashMap<>();

  private TestingSpool(HttpServer server) {
    this.server = server;
  }

  static TestingSpool start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TestingSpool spool = new TestingSpool(server);
      server.createContext("/clips/", spool::answer);
      server.createContext("/live/", spool::answerLive);
      server.start();
      return spool;
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }

  /** Where it is. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on its cameras send this. */
  public void stores(String storedCodec) {
    status = 200;
    codec = storedCodec;
  }

  /** From now on all its clips are this one. */
  public void records(byte[] mp4) {
    recording = mp4.clone();
  }

  /** From now on it refuses with this status. */
  public void refuses(int refusal) {
    status = refusal;
  }

  /** From now on this is what the camera sees. */
  public void shows(String cameraId, byte[] jpeg) {
    livePictures.put(cameraId, jpeg);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answerLive(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean isAllowed =
          ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      byte[] jpeg =
          livePictures.getOrDefault(
              exchange.getRequestURI().getPath().substring("/live/".length()), new byte[0]);
      if (!isAllowed || jpeg.length == 0) {
        exchange.sendResponseHeaders(isAllowed ? 404 : 401, -1);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
      exchange
          .getResponseHeaders()
          .set(
              "Xunjie-Captured-At",
              (recording.length > 0 ? Instant.now() : LIVE_CAPTURED_AT).toString());
      exchange.sendResponseHeaders(200, jpeg.length);
      exchange.getResponseBody().write(jpeg);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean isAllowed =
          ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      Map<String, String> asked =
          Stream.of(exchange.getRequestURI().getQuery().split("&"))
              .map(pair -> pair.split("=", 2))
              .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
      if (!isAllowed || status != 200) {
        byte[] problem = "{\"title\":\"refused by the test\"}".getBytes(UTF_8);
        exchange.getResponseHeaders().set("Retry-After", "1");
        exchange.sendResponseHeaders(isAllowed ? status : 401, problem.length);
        exchange.getResponseBody().write(problem);
        return;
      }
      String sent = asked.getOrDefault("codec", codec);
      byte[] clip =
          recording.length > 0
              ? recording
              : "%s of %s".formatted(sent, exchange.getRequestURI()).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "video/mp4");
      exchange.getResponseHeaders().set("Xunjie-Codec", sent);
      exchange.getResponseHeaders().set("Xunjie-First-Captured-At", asked.get("from"));
      exchange.getResponseHeaders().set("Xunjie-Last-Captured-At", asked.get("to"));
      exchange.sendResponseHeaders(200, clip.length);
      exchange.getResponseBody().write(clip);
    }
  }
}
