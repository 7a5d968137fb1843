package dev.xunjie.violation.camera;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.xunjie.evidence.picture.UnreadablePictureException;
import dev.xunjie.violation.visibility.ReducedPicture;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Live pictures for those who may not see plates, each made small once for all who watch. */
@Component
final class ReducedLivePictures {
  /** A camera sends another picture every second or two, and pages ask that often. */
  private static final Duration KEPT = Duration.ofSeconds(10);

  /** About 20 kB each. Of more, those that are asked for least are made small again. */
  private static final int MOST_PICTURES = 1000;

  private final Cache<Taken, byte[]> reduced =
      Caffeine.newBuilder().expireAfterAccess(KEPT).maximumSize(MOST_PICTURES).build();

  private record Taken(String cameraId, Instant capturedAt) {}

  /**
   * The camera's picture, too small to read a plate on it.
   *
   * @throws UnreadablePictureException if the gateway sent no JPEG, or a damaged one
   */
  byte[] of(String cameraId, LivePictures.Answer.Picture picture) {
    return reduced.get(
        new Taken(cameraId, picture.capturedAt()), taken -> ReducedPicture.of(picture.jpeg()));
  }
}
