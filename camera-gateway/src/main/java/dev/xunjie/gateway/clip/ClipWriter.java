package dev.xunjie.gateway.clip;

import java.io.IOException;

/** Takes a clip's packets in the order of decoding. */
interface ClipWriter extends AutoCloseable {
  /**
   * One compressed packet.
   *
   * @param shownAtMillis when its picture is shown, from the start of the clip
   * @param decodedAtMillis when it is decoded; rising strictly, may be below 0
   * @param durationMillis above 0
   */
  record TimedPacket(
      byte[] bytes, long shownAtMillis, long decodedAtMillis, long durationMillis, boolean key) {}

  void write(TimedPacket packet) throws IOException, UnfitStreamException;

  /** Makes the file whole. */
  void finish() throws IOException, UnfitStreamException;

  /** Frees all; a file that wasn't finished is of no use. */
  @Override
  void close();
}
