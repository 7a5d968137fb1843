package dev.xunjie.standalone.rtsp;

import java.time.Duration;

/**
 * Bounds of an RTSP server.
 *
 * @param longestLag a client this far behind is dropped: its picture would no longer be live, and
 *     what it hasn't read fills the sending buffers; above 0
 * @param mostConnections more clients than this are turned away at once, since each takes two
 *     threads; above 0
 * @param firstTimestamp RTP timestamp of each mount's first picture; one short of 2³² shows how
 *     receivers take the wrap, which otherwise comes after 13 hours
 */
public record RtspServerSettings(Duration longestLag, int mostConnections, int firstTimestamp) {
  /** Far more than a busy machine's pauses, far less than what a receiver would call a stall. */
  private static final Duration DEFAULT_LONGEST_LAG = Duration.ofSeconds(5);

  /** A hundred cameras, each read by a gateway and by a few people. */
  private static final int DEFAULT_MOST_CONNECTIONS = 500;

  public RtspServerSettings {
    if (longestLag.isNegative() || longestLag.isZero() || mostConnections < 1) {
      throw new IllegalArgumentException(
          "longestLag %s and mostConnections %d must be above 0"
              .formatted(longestLag, mostConnections));
    }
  }

  /** Settings for a machine with up to some hundred mounts. */
  public static RtspServerSettings defaults() {
    return new RtspServerSettings(DEFAULT_LONGEST_LAG, DEFAULT_MOST_CONNECTIONS, 0);
  }

  /** The same with another first timestamp. */
  public RtspServerSettings withFirstTimestamp(int timestamp) {
    return new RtspServerSettings(longestLag, mostConnections, timestamp);
  }
}
