package dev.xunjie.gateway.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What came of a request for a clip. */
public sealed interface ClipAnswer {
  /**
   * The clip, whole, in a file that closing deletes.
   *
   * @param file an MP4 whose index stands in front; its time 0 is {@code first}
   * @param codec FFmpeg's name of the codec, as in {@code h264} or {@code hevc}
   * @param storedCodec that of the camera's stream
   * @param first capture time of its first picture
   * @param last capture time of its last picture
   * @param pictures how many it has
   * @param longestGap the longest time between two of them
   */
  record Cut(
      Path file,
      String codec,
      String storedCodec,
      Instant first,
      Instant last,
      int pictures,
      Duration longestGap)
      implements ClipAnswer, AutoCloseable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(file);
    }
  }

  /**
   * The end of the clip may still come.
   *
   * @param retryAfter when to ask again, above 0
   * @param held what there is of the camera
   */
  record NotYet(Duration retryAfter, List<Stretch> held) implements ClipAnswer {}

  /**
   * Nothing of the time that was asked for is kept.
   *
   * @param held what there is of the camera
   */
  record Nothing(List<Stretch> held) implements ClipAnswer {}

  /**
   * An unbroken stretch of kept pictures.
   *
   * @param first capture time of the first
   * @param last capture time of the last
   */
  record Stretch(Instant first, Instant last) {}
}
