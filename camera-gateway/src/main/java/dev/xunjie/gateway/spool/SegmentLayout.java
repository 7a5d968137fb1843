package dev.xunjie.gateway.spool;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.xunjie.gateway.video.StreamFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The bytes of a segment, big-endian: a head, then one record for each packet, in the order of
 * decoding.
 *
 * <pre>
 * head    "XJSPOOL1", length of the body (4), CRC-32C of the body (4),
 *         body: codec (modified UTF-8 with its length), width (4), height (4),
 *               length of the extradata (4), extradata
 * record  length of the packet (4), CRC-32C of all that follows (4),
 *         capture time in ms since 1970 (8), flags (1; bit 0: key packet), packet
 * </pre>
 *
 * <p>The first packet of a segment is a key packet. CRC-32C is that of RFC 3720, B.4.
 */
final class SegmentLayout {
  /** A picture of 8K at the finest quality has less; more is damage. */
  static final int MOST_PACKET_BYTES = 64 << 20;

  static final int RECORD_HEAD_BYTES = 17;
  static final int HEAD_START_BYTES = 16;

  private static final byte[] MAGIC = "XJSPOOL1".getBytes(US_ASCII);
  private static final int MOST_HEAD_BYTES = 1 << 20;
  private static final int KEY_FLAG = 1;
  private static final int CHECKED_FROM = 8;

  private SegmentLayout() {}

  /**
   * What stands before a packet's bytes.
   *
   * @param checksum of capture time, flags and packet
   */
  record RecordHead(int packetBytes, int checksum, Instant capturedAt, boolean key) {
    boolean isPlausible() {
      return packetBytes > 0 && packetBytes <= MOST_PACKET_BYTES;
    }
  }

  static ByteBuffer head(StreamFormat format) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(body)) {
      out.writeUTF(format.codec());
      out.writeInt(format.widthPixels());
      out.writeInt(format.heightPixels());
      out.writeInt(format.extradata().length);
      out.write(format.extradata());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    CRC32C checksum = new CRC32C();
    checksum.update(body.toByteArray());
    return ByteBuffer.allocate(HEAD_START_BYTES + body.size())
        .put(MAGIC)
        .putInt(body.size())
        .putInt((int) checksum.getValue())
        .put(body.toByteArray())
        .flip();
  }

  /**
   * Length of the head's body.
   *
   * @param start the first {@link #HEAD_START_BYTES}
   * @throws DamagedSegmentException if this begins no segment
   */
  static int headBodyBytes(ByteBuffer start) throws DamagedSegmentException {
    byte[] magic = new byte[MAGIC.length];
    start.get(0, magic);
    int bytes = start.getInt(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC) || bytes <= 0 || bytes > MOST_HEAD_BYTES) {
      throw new DamagedSegmentException("it doesn't begin as a segment does");
    }
    return bytes;
  }

  static StreamFormat format(ByteBuffer start, byte[] body) throws DamagedSegmentException {
    CRC32C checksum = new CRC32C();
    checksum.update(body);
    if ((int) checksum.getValue() != start.getInt(MAGIC.length + Integer.BYTES)) {
      throw new DamagedSegmentException("its head was altered");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
      String codec = in.readUTF();
      int width = in.readInt();
      int height = in.readInt();
      return new StreamFormat(codec, in.readNBytes(in.readInt()), width, height);
    } catch (IOException unfit) {
      throw new DamagedSegmentException("its head is shorter than it says");
    }
  }

  static ByteBuffer recordHead(SpoolPacket packet) {
    ByteBuffer head = ByteBuffer.allocate(RECORD_HEAD_BYTES);
    head.putInt(packet.bytes().length)
        .putInt(0)
        .putLong(packet.capturedAt().toEpochMilli())
        .put((byte) (packet.key() ? KEY_FLAG : 0))
        .flip();
    return head.putInt(Integer.BYTES, checksum(head, packet.bytes()));
  }

  static RecordHead parseRecordHead(ByteBuffer head) {
    return new RecordHead(
        head.getInt(0),
        head.getInt(Integer.BYTES),
        Instant.ofEpochMilli(head.getLong(CHECKED_FROM)),
        (head.get(RECORD_HEAD_BYTES - 1) & KEY_FLAG) != 0);
  }

  /** CRC-32C of what a record says of its packet, and of the packet. */
  static int checksum(ByteBuffer recordHead, byte[] packet) {
    CRC32C checksum = new CRC32C();
    checksum.update(recordHead.slice(CHECKED_FROM, RECORD_HEAD_BYTES - CHECKED_FROM));
    checksum.update(packet);
    return (int) checksum.getValue();
  }
}
