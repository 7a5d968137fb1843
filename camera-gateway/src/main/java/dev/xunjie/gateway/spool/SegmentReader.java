package dev.xunjie.gateway.spool;

import dev.xunjie.gateway.video.StreamFormat;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a segment up to what was whole when it was opened, also while it is written on, renamed or
 * deleted.
 */
public final class SegmentReader implements Closeable {
  private final FileChannel channel;
  private final long wholeBytes;
  private final StreamFormat format;
  private final long firstRecord;

  private SegmentReader(FileChannel channel, long wholeBytes) throws IOException {
    this.channel = channel;
    this.wholeBytes = Math.min(wholeBytes, channel.size());
    ByteBuffer start = bytes(0, SegmentLayout.HEAD_START_BYTES);
    byte[] body = bytes(SegmentLayout.HEAD_START_BYTES, SegmentLayout.headBodyBytes(start)).array();
    format = SegmentLayout.format(start, body);
    firstRecord = SegmentLayout.HEAD_START_BYTES + body.length;
  }

  /**
   * Opens the file of a segment.
   *
   * @param wholeBytes how much of it to look at
   * @throws DamagedSegmentException if its head isn't that of a segment
   */
  static SegmentReader open(Path file, long wholeBytes) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new SegmentReader(channel, wholeBytes);
    } catch (EOFException torn) {
      channel.close();
      throw new DamagedSegmentException("its head is torn off");
    } catch (IOException | RuntimeException unreadable) {
      channel.close();
      throw unreadable;
    }
  }

  public StreamFormat format() {
    return format;
  }

  /** Its packets in the order of decoding, up to the first record that can't be one. */
  public List<PacketPlace> places() throws IOException {
    List<PacketPlace> places = new ArrayList<>();
    long offset = firstRecord;
    while (offset + SegmentLayout.RECORD_HEAD_BYTES <= wholeBytes) {
      SegmentLayout.RecordHead head = recordHead(offset);
      long next = offset + SegmentLayout.RECORD_HEAD_BYTES + head.packetBytes();
      if (!head.isPlausible() || next > wholeBytes) {
        break;
      }
      places.add(new PacketPlace(offset, head.packetBytes(), head.capturedAt(), head.key()));
      offset = next;
    }
    return places;
  }

  /**
   * The packet that stands there.
   *
   * @throws DamagedSegmentException if it isn't what was written
   */
  public byte[] read(PacketPlace place) throws IOException {
    ByteBuffer head = bytes(place.offset(), SegmentLayout.RECORD_HEAD_BYTES);
    byte[] packet =
        bytes(place.offset() + SegmentLayout.RECORD_HEAD_BYTES, place.packetBytes()).array();
    if (SegmentLayout.checksum(head, packet) != SegmentLayout.parseRecordHead(head).checksum()) {
      throw new DamagedSegmentException(
          "the packet captured at %s was altered".formatted(place.capturedAt()));
    }
    return packet;
  }

  /** Where the record after this packet begins. */
  static long endOf(PacketPlace place) {
    return place.offset() + SegmentLayout.RECORD_HEAD_BYTES + place.packetBytes();
  }

  private SegmentLayout.RecordHead recordHead(long offset) throws IOException {
    return SegmentLayout.parseRecordHead(bytes(offset, SegmentLayout.RECORD_HEAD_BYTES));
  }

  private ByteBuffer bytes(long offset, int count) throws IOException {
    if (offset + count > wholeBytes) {
      throw new EOFException("nothing is whole beyond byte " + wholeBytes);
    }
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, offset + bytes.position()) < 0) {
        throw new EOFException("the file ends before byte " + (offset + count));
      }
    }
    return bytes.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
