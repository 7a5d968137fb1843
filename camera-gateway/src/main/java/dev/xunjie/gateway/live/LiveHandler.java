package dev.xunjie.gateway.live;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.xunjie.contracts.Identifier;
import dev.xunjie.gateway.operations.Problem;
import dev.xunjie.gateway.sending.Frame;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code GET /live/{cameraId}}: the camera's newest whole picture as JPEG, its capture time in
 * {@code Xunjie-Captured-At}. A lost camera's last picture stays: look at its time. 304 while it is
 * the one that {@code If-None-Match} names.
 */
public final class LiveHandler implements HttpHandler {
  /** Where it is served. */
  public static final String PATH = "/live/";

  private static final int NO_BODY = -1;

  private final LivePictures pictures;

  public LiveHandler(LivePictures pictures) {
    this.pictures = pictures;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String cameraId = exchange.getRequestURI().getPath().substring(PATH.length());
    try {
      Identifier.require("camera", cameraId);
    } catch (IllegalArgumentException malformed) {
      Problem.of(400, "malformed-request", malformed.getMessage()).send(exchange);
      return;
    }
    Optional<Frame> newest = pictures.of(cameraId);
    if (newest.isEmpty()) {
      Problem.of(404, "no-picture", "No picture of camera %s has come here.".formatted(cameraId))
          .send(exchange);
      return;
    }
    send(exchange, newest.get());
  }

  private static void send(HttpExchange exchange, Frame frame) throws IOException {
    String tag = "\"%d\"".formatted(frame.header().capturedAt().toEpochMilli());
    Headers headers = exchange.getResponseHeaders();
    headers.set("Cache-Control", "no-store");
    headers.set("ETag", tag);
    headers.set("Xunjie-Camera", frame.cameraId());
    headers.set("Xunjie-Captured-At", frame.header().capturedAt().toString());
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, NO_BODY);
      return;
    }
    headers.set("Content-Type", "image/jpeg");
    exchange.sendResponseHeaders(200, frame.jpeg().length);
    exchange.getResponseBody().write(frame.jpeg());
  }
}
