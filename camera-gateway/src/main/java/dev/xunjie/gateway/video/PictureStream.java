package dev.xunjie.gateway.video;

import java.util.Optional;

/** The pictures of one opened video, for one thread; only {@link #interrupt} is for others. */
public interface PictureStream extends AutoCloseable {
  /**
   * Waits for the next picture.
   *
   * @return empty at the end of the video
   * @throws VideoException if it can't be read on
   */
  Optional<Picture> next() throws VideoException;

  /** Packets and pictures so far that were damaged and left out. */
  long undecodable();

  /** Makes a waiting {@link #next} and all later ones end with a {@link VideoException}. */
  void interrupt();

  /** Frees all; nothing may be called afterwards but {@link #interrupt}. */
  @Override
  void close();
}
