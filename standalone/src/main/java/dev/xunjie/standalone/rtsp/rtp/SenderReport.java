package dev.xunjie.standalone.rtsp.rtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * Tells receivers which time of day an RTP timestamp is (RFC 3550, 6.4.1), so that they know when a
 * picture was taken.
 *
 * @param source the sender's identifier (SSRC)
 * @param takenAt time of day
 * @param timestamp the RTP timestamp of the same moment
 * @param packetsSent packets sent so far, modulo 2³²
 * @param payloadBytesSent bytes of payload sent so far, modulo 2³²
 */
public record SenderReport(
    int source, Instant takenAt, int timestamp, int packetsSent, int payloadBytesSent) {
  /** From NTP's epoch, 1900, to Unix's, 1970. */
  private static final long NTP_EPOCH_SECONDS = 2_208_988_800L;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int VERSION_2 = 0x80;
  private static final int REPORT = 200;
  private static final int REPORT_BYTES = 28;
  private static final int DESCRIPTION = 202;
  private static final int CANONICAL_NAME = 1;
  private static final int WORD_BYTES = 4;

  /**
   * The report as one RTCP packet, followed by the canonical name that the RFC wants beside it.
   *
   * @param canonicalName names the sender, at most 255 bytes
   */
  public byte[] toPacket(String canonicalName) {
    byte[] name = canonicalName.getBytes(UTF_8);
    int itemBytes = 2 + name.length;
    int chunkBytes = WORD_BYTES + (itemBytes / WORD_BYTES + 1) * WORD_BYTES;
    ByteBuffer packet = ByteBuffer.allocate(REPORT_BYTES + WORD_BYTES + chunkBytes);
    begin(packet, 0, REPORT, REPORT_BYTES);
    packet.putInt(source);
    packet.putInt((int) (takenAt.getEpochSecond() + NTP_EPOCH_SECONDS));
    packet.putInt((int) (((long) takenAt.getNano() << Integer.SIZE) / NANOS_PER_SECOND));
    packet.putInt(timestamp);
    packet.putInt(packetsSent);
    packet.putInt(payloadBytesSent);
    begin(packet, 1, DESCRIPTION, WORD_BYTES + chunkBytes);
    packet.putInt(source);
    packet.put((byte) CANONICAL_NAME).put((byte) name.length).put(name);
    return packet.array();
  }

  private static void begin(ByteBuffer packet, int count, int type, int bytes) {
    packet.put((byte) (VERSION_2 | count)).put((byte) type);
    packet.putShort((short) (bytes / WORD_BYTES - 1));
  }
}
