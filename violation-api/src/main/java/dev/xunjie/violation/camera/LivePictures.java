package dev.xunjie.violation.camera;

import dev.xunjie.violation.ApiSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the gateways for a camera's newest picture. Several gateways share the cameras, and a camera
 * may have moved: the newest picture that any of them has counts.
 */
@Component
final class LivePictures {
  private static final Logger LOG = LoggerFactory.getLogger(LivePictures.class);

  /** Somebody looks at the page and waits. */
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final List<URI> gateways;
  private final String token;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();

  LivePictures(ApiSettings settings) {
    this.gateways = settings.spoolUrls();
    this.token = settings.spoolToken();
  }

  /** What is known of a camera's newest picture. */
  sealed interface Answer {
    /**
     * It is there.
     *
     * @param jpeg its bytes
     * @param capturedAt when it was taken: a lost camera's last picture stays
     */
    record Picture(byte[] jpeg, Instant capturedAt) implements Answer {}

    /** Gateways answer, but none has one. */
    record None() implements Answer {}

    /** No gateway answers that could have one. */
    record Away() implements Answer {}
  }

  /**
   * The newest picture.
   *
   * @throws InterruptedException if this process is being stopped
   */
  Answer of(String cameraId) throws InterruptedException {
    Optional<Answer.Picture> newest = Optional.empty();
    boolean isAnyAway = gateways.isEmpty();
    for (URI gateway : gateways) {
      Answer said =
          ask(gateway.resolve("/live/" + URLEncoder.encode(cameraId, StandardCharsets.UTF_8)));
      if (said instanceof Answer.Picture picture) {
        newest =
            newest
                .filter(other -> newer().compare(other, picture) >= 0)
                .or(() -> Optional.of(picture));
      }
      isAnyAway |= said instanceof Answer.Away;
    }
    if (newest.isPresent()) {
      return newest.get();
    }
    return isAnyAway ? new Answer.Away() : new Answer.None();
  }

  private static Comparator<Answer.Picture> newer() {
    return Comparator.comparing(Answer.Picture::capturedAt);
  }

  private Answer ask(URI address) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      return read(http.send(request, HttpResponse.BodyHandlers.ofByteArray()), address);
    } catch (IOException | DateTimeParseException unfit) {
      return away(address, unfit.toString());
    }
  }

  private static Answer read(HttpResponse<byte[]> response, URI address) {
    Optional<String> capturedAt = response.headers().firstValue("Xunjie-Captured-At");
    if (response.statusCode() == 200 && capturedAt.isPresent()) {
      return new Answer.Picture(response.body(), Instant.parse(capturedAt.get()));
    }
    return response.statusCode() == 404
        ? new Answer.None()
        : away(address, "status " + response.statusCode());
  }

  private static Answer away(URI address, String cause) {
    LOG.warn("live picture not read gateway={} cause=\"{}\"", address.getAuthority(), cause);
    return new Answer.Away();
  }
}
