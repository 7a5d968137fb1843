package dev.xunjie.gateway.clip;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Packets as FFmpeg takes them. */
final class NativePackets {
  private NativePackets() {}

  /** Puts the bytes into an empty packet, with the padding that FFmpeg's parsers need. */
  static void fill(AVPacket packet, byte[] bytes) {
    if (av_new_packet(packet, bytes.length) < 0) {
      throw new OutOfMemoryError("no memory for a packet of %d bytes".formatted(bytes.length));
    }
    packet.data().put(bytes);
  }

  /** Puts the packet with its times, in milliseconds, into an empty one. */
  static void fill(AVPacket packet, ClipWriter.TimedPacket timed) {
    fill(packet, timed.bytes());
    packet.pts(timed.shownAtMillis());
    packet.dts(timed.decodedAtMillis());
    packet.duration(timed.durationMillis());
    if (timed.key()) {
      packet.flags(packet.flags() | AV_PKT_FLAG_KEY);
    }
  }
}
