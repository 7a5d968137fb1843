package dev.xunjie.violation.evidence;

import dev.xunjie.violation.ApiSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Asks the gateways' spools for clips. Several gateways share the cameras, and a camera may have
 * moved: each is asked until one has the clip.
 */
@Component
final class ClipSpool {
  static final String H264 = "h264";

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

  /**
   * Cutting is a matter of a second; encoding ten seconds anew takes as long again on a slow core.
   */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

  private static final Duration USUAL_RETRY = Duration.ofSeconds(5);

  private final List<URI> gateways;
  private final String token;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();

  ClipSpool(ApiSettings settings) {
    this.gateways = settings.spoolUrls();
    this.token = settings.spoolToken();
  }

  /** What a spool said. */
  sealed interface Answer {
    /**
     * A clip.
     *
     * @param mp4 its bytes
     * @param codec in which it is coded, by FFmpeg's name
     * @param first capture time of its first picture
     * @param last capture time of its last picture
     */
    record Clip(byte[] mp4, String codec, Instant first, Instant last) implements Answer {}

    /**
     * It may come.
     *
     * @param retryAfter when to ask again
     * @param why for people
     */
    record NotYet(Duration retryAfter, String why) implements Answer {}

    /**
     * It will never come.
     *
     * @param why for people
     */
    record Gone(String why) implements Answer {}
  }

  /**
   * The clip of a camera as it was sent.
   *
   * @throws InterruptedException if this process is being stopped
   */
  Answer clip(String cameraId, Instant from, Instant to) throws InterruptedException {
    return ask(cameraId, from, to, "");
  }

  /**
   * The same encoded as H.264.
   *
   * @throws InterruptedException if this process is being stopped
   */
  Answer browserClip(String cameraId, Instant from, Instant to) throws InterruptedException {
    return ask(cameraId, from, to, "&codec=" + H264);
  }

  private Answer ask(String cameraId, Instant from, Instant to, String more)
      throws InterruptedException {
    if (gateways.isEmpty()) {
      return new Answer.Gone("no gateway's spool is configured (XUNJIE_SPOOL_URLS)");
    }
    Answer answer = new Answer.Gone("no gateway was asked");
    for (URI gateway : gateways) {
      Answer said =
          ask(
              gateway.resolve(
                  "/clips/%s?from=%s&to=%s%s".formatted(encoded(cameraId), from, to, more)));
      if (said instanceof Answer.Clip) {
        return said;
      }
      boolean isMoreHopeful = answer instanceof Answer.Gone;
      answer = isMoreHopeful ? said : answer;
    }
    return answer;
  }

  private Answer ask(URI clip) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(clip)
            .timeout(ANSWER_LIMIT)
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return read(response, clip);
    } catch (IllegalStateException | DateTimeParseException foreign) {
      return new Answer.NotYet(
          USUAL_RETRY,
          "what answers at %s is no spool: %s"
              .formatted(clip.getAuthority(), foreign.getMessage()));
    } catch (IOException away) {
      return new Answer.NotYet(
          USUAL_RETRY, "the spool at %s does not answer".formatted(clip.getAuthority()));
    }
  }

  private static Answer read(HttpResponse<byte[]> response, URI clip) {
    int status = response.statusCode();
    if (status == 200) {
      HttpHeaders headers = response.headers();
      return new Answer.Clip(
          response.body(),
          required(headers, "Xunjie-Codec").toLowerCase(Locale.ROOT),
          Instant.parse(required(headers, "Xunjie-First-Captured-At")),
          Instant.parse(required(headers, "Xunjie-Last-Captured-At")));
    }
    String why =
        "the spool at %s said %d: %s"
            .formatted(
                clip.getAuthority(),
                status,
                new String(response.body(), StandardCharsets.UTF_8).strip());
    if (status == 404 || status == 422) {
      return new Answer.Gone(why);
    }
    return new Answer.NotYet(
        response.headers().firstValueAsLong("Retry-After").stream()
            .mapToObj(Duration::ofSeconds)
            .findFirst()
            .orElse(USUAL_RETRY),
        why);
  }

  private static String required(HttpHeaders headers, String name) {
    return headers
        .firstValue(name)
        .orElseThrow(() -> new IllegalStateException("the spool's answer lacks " + name));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
