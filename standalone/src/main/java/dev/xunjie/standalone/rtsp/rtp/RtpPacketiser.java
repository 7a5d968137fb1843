package dev.xunjie.standalone.rtsp.rtp;

import dev.xunjie.standalone.rtsp.h264.AccessUnit;
import dev.xunjie.standalone.rtsp.h264.NalUnit;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts pictures into RTP packets (RFC 3550, 5.1) in H.264's non-interleaved mode (RFC 6184, 5.6 and
 * 5.8): a small NAL unit is one packet, a larger one is sent as fragments FU-A. Counts what it made
 * for the sender reports. Not for use by several threads.
 */
public final class RtpPacketiser {
  /** The payload type that the session description gives a name to; any dynamic one would do. */
  public static final int PAYLOAD_TYPE = 96;

  /** Ticks of the RTP clock in a second, fixed for H.264 (RFC 6184, 8.2.1). */
  public static final int CLOCK_RATE_HERTZ = 90_000;

  static final int FRAGMENT = 28;
  private static final int VERSION_2 = 0x80;
  private static final int MARKER = 0x80;
  private static final int HEADER_BYTES = 12;
  private static final int FRAGMENT_HEADER_BYTES = 2;
  private static final int FRAGMENT_START = 0x80;
  private static final int FRAGMENT_END = 0x40;
  private static final int IMPORTANCE_BITS = 0xE0;

  /** Fits an Ethernet frame, which relays over UDP need. */
  private static final int LARGEST_PAYLOAD_BYTES = 1_400;

  private final int source;
  private int nextSequence;
  private int packetsSent;
  private int payloadBytesSent;

  /**
   * Packets of one sender.
   *
   * @param source its random identifier (SSRC)
   * @param firstSequence sequence number of its first packet, 0 to 65535
   */
  public RtpPacketiser(int source, int firstSequence) {
    this.source = source;
    this.nextSequence = firstSequence & 0xFFFF;
  }

  /**
   * The packets of one picture, in order; the last one bears the marker.
   *
   * @param timestamp when it was taken, in ticks of the RTP clock modulo 2³²
   */
  public List<byte[]> packetise(AccessUnit picture, int timestamp) {
    List<byte[]> packets = new ArrayList<>();
    int lastUnit = picture.nalUnits().size() - 1;
    for (int i = 0; i <= lastUnit; i++) {
      NalUnit unit = picture.nalUnits().get(i);
      if (unit.size() <= LARGEST_PAYLOAD_BYTES) {
        ByteBuffer packet = begin(unit.size(), timestamp, i == lastUnit);
        unit.copyTo(0, packet, unit.size());
        packets.add(packet.array());
      } else {
        fragment(unit, timestamp, i == lastUnit, packets);
      }
    }
    return packets;
  }

  /** The sequence number of the next packet, 0 to 65535. */
  public int nextSequence() {
    return nextSequence;
  }

  /** The sender's identifier (SSRC). */
  public int source() {
    return source;
  }

  /** Packets made so far, modulo 2³². */
  public int packetsSent() {
    return packetsSent;
  }

  /** Bytes of payload made so far, modulo 2³². */
  public int payloadBytesSent() {
    return payloadBytesSent;
  }

  private void fragment(NalUnit unit, int timestamp, boolean lastUnit, List<byte[]> packets) {
    int header = unit.bytes().get(0);
    int largestPart = LARGEST_PAYLOAD_BYTES - FRAGMENT_HEADER_BYTES;
    for (int from = 1; from < unit.size(); from += largestPart) {
      int length = Math.min(largestPart, unit.size() - from);
      boolean end = from + length == unit.size();
      ByteBuffer packet = begin(FRAGMENT_HEADER_BYTES + length, timestamp, lastUnit && end);
      packet.put((byte) (header & IMPORTANCE_BITS | FRAGMENT));
      packet.put(
          (byte) (unit.type() | (from == 1 ? FRAGMENT_START : 0) | (end ? FRAGMENT_END : 0)));
      unit.copyTo(from, packet, length);
      packets.add(packet.array());
    }
  }

  private ByteBuffer begin(int payloadBytes, int timestamp, boolean marked) {
    ByteBuffer packet = ByteBuffer.allocate(HEADER_BYTES + payloadBytes);
    packet.put((byte) VERSION_2);
    packet.put((byte) (PAYLOAD_TYPE | (marked ? MARKER : 0)));
    packet.putShort((short) nextSequence);
    packet.putInt(timestamp);
    packet.putInt(source);
    nextSequence = nextSequence + 1 & 0xFFFF;
    packetsSent++;
    payloadBytesSent += payloadBytes;
    return packet;
  }
}
