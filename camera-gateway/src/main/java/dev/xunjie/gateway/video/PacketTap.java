package dev.xunjie.gateway.video;

/**
 * Sees every packet of a video stream as it is read, whether its picture is decoded or not; on the
 * reader's thread, so it must not wait.
 */
@FunctionalInterface
public interface PacketTap {
  /** Looks at nothing. */
  PacketTap NONE = packet -> {};

  /** The next packet, in the order of decoding, before its picture is given out. */
  void packet(VideoPacket packet);
}
