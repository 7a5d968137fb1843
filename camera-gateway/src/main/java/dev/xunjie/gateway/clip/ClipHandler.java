package dev.xunjie.gateway.clip;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.xunjie.gateway.operations.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /clips/{cameraId}?from=…&to=…}: the clip as MP4, with what is true of it in headers.
 * With {@code codec=h264} as H.264 whatever is stored.
 *
 * <p>Other answers are problems: 400 {@code malformed-request}; 404 {@code spool-off} and {@code
 * nothing-kept}, the latter with the newest stretches that are; 409 {@code not-yet} with {@code
 * Retry-After} while the end may still come; 422 {@code unfit-stream}; 503 {@code disk-away}.
 */
public final class ClipHandler implements HttpHandler {
  /** Where it is served. */
  public static final String PATH = ClipQuery.PATH;

  private static final Logger LOG = LoggerFactory.getLogger(ClipHandler.class);

  /** What a reader of the answer can take in. */
  private static final int STRETCHES_TOLD = 20;

  private static final int DISK_RETRY_SECONDS = 10;

  private final Optional<Clips> clips;

  /**
   * A handler.
   *
   * @param clips empty if nothing is spooled
   */
  public ClipHandler(Optional<Clips> clips) {
    this.clips = clips;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (clips.isEmpty()) {
      Problem.of(404, "spool-off", "This gateway keeps no packets: set XUNJIE_SPOOL_DIR for it.")
          .send(exchange);
      return;
    }
    ClipRequest request;
    try {
      request = ClipQuery.parse(exchange.getRequestURI());
    } catch (IllegalArgumentException malformed) {
      Problem.of(400, "malformed-request", malformed.getMessage()).send(exchange);
      return;
    }
    Optional<ClipAnswer> answer = cut(clips.get(), request, exchange);
    if (answer.isPresent()) {
      send(exchange, request, answer.get());
    }
  }

  /** Empty if it has answered already that it can't be done. */
  private static Optional<ClipAnswer> cut(Clips clips, ClipRequest request, HttpExchange exchange)
      throws IOException {
    try {
      return Optional.of(clips.cut(request));
    } catch (UnfitStreamException unfit) {
      LOG.warn("camera={} clip=unfit cause=\"{}\"", request.cameraId(), unfit.getMessage());
      Problem.of(422, "unfit-stream", "No such clip can be made: " + unfit.getMessage() + ".")
          .send(exchange);
    } catch (IOException away) {
      LOG.warn("camera={} clip=failed cause=\"{}\"", request.cameraId(), away.toString());
      Problem.of(
              503,
              "disk-away",
              "The spool's disk can't be read, or is full. Try again in a moment.")
          .retryAfter(DISK_RETRY_SECONDS)
          .send(exchange);
    }
    return Optional.empty();
  }

  private static void send(HttpExchange exchange, ClipRequest request, ClipAnswer answer)
      throws IOException {
    if (answer instanceof ClipAnswer.Cut cut) {
      try (cut) {
        sendClip(exchange, request, cut);
      }
    } else if (answer instanceof ClipAnswer.NotYet notYet) {
      Problem.of(409, "not-yet", "%s isn't spooled yet. Ask again.".formatted(request.to()))
          .with("held", newest(notYet.held()))
          .retryAfter(wholeSeconds(notYet.retryAfter()))
          .send(exchange);
    } else if (answer instanceof ClipAnswer.Nothing nothing) {
      Problem.of(
              404,
              "nothing-kept",
              "Nothing of camera %s is kept from %s to %s."
                  .formatted(request.cameraId(), request.from(), request.to()))
          .with("held", newest(nothing.held()))
          .send(exchange);
    }
  }

  private static void sendClip(HttpExchange exchange, ClipRequest request, ClipAnswer.Cut cut)
      throws IOException {
    long bytes = Files.size(cut.file());
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "video/mp4");
    headers.set("Cache-Control", "no-store");
    headers.set("Xunjie-Camera", request.cameraId());
    headers.set("Xunjie-Codec", cut.codec());
    headers.set("Xunjie-Stored-Codec", cut.storedCodec());
    headers.set("Xunjie-First-Captured-At", cut.first().toString());
    headers.set("Xunjie-Last-Captured-At", cut.last().toString());
    headers.set("Xunjie-Pictures", String.valueOf(cut.pictures()));
    headers.set("Xunjie-Longest-Gap-Millis", String.valueOf(cut.longestGap().toMillis()));
    exchange.sendResponseHeaders(200, bytes);
    Files.copy(cut.file(), exchange.getResponseBody());
    LOG.info(
        "camera={} clip=sent first={} last={} pictures={} codec={} storedCodec={} bytes={}",
        request.cameraId(),
        cut.first(),
        cut.last(),
        cut.pictures(),
        cut.codec(),
        cut.storedCodec(),
        bytes);
  }

  private static List<ClipAnswer.Stretch> newest(List<ClipAnswer.Stretch> held) {
    return held.subList(Math.max(0, held.size() - STRETCHES_TOLD), held.size());
  }

  private static long wholeSeconds(Duration duration) {
    return Math.max(1, duration.plusMillis(999).toSeconds());
  }
}
