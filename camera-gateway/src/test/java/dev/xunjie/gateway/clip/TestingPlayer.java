package dev.xunjie.gateway.clip;

import dev.xunjie.gateway.video.Picture;
import dev.xunjie.gateway.video.Sampling;
import dev.xunjie.gateway.video.StreamFormat;
import dev.xunjie.gateway.video.VideoException;
import dev.xunjie.gateway.video.VideoOptions;
import dev.xunjie.gateway.video.VideoPacket;
import dev.xunjie.gateway.video.VideoSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a player makes of a clip.
 *
 * @param format how it is coded
 * @param shownAtMillis when each decoded picture is shown
 * @param widthPixels of its pictures
 * @param undecodable packets and pictures that were damaged
 */
public record TestingPlayer(
    StreamFormat format, List<Long> shownAtMillis, int widthPixels, long undecodable) {
  /** Decodes the whole clip. */
  public static TestingPlayer play(Path clip) throws VideoException {
    List<VideoPacket> packets = new ArrayList<>();
    List<Picture> pictures = new ArrayList<>();
    long undecodable;
    try (VideoSource source =
        VideoSource.open(
            clip.toString(), VideoOptions.of(Sampling.everySeconds(0.001)), packets::add)) {
      for (Optional<Picture> next = source.next(); next.isPresent(); next = source.next()) {
        pictures.add(next.get());
      }
      undecodable = source.undecodable();
    }
    return new TestingPlayer(
        packets.get(0).format(),
        pictures.stream().map(picture -> picture.streamTime().toMillis()).toList(),
        pictures.get(0).widthPixels(),
        undecodable);
  }

  /** Whether the index stands before the pictures. */
  static boolean playsBeforeAllHasCome(Path clip) throws IOException {
    String bytes = new String(Files.readAllBytes(clip), StandardCharsets.ISO_8859_1);
    return bytes.indexOf("moov") < bytes.indexOf("mdat");
  }
}
