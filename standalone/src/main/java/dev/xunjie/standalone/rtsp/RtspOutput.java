package dev.xunjie.standalone.rtsp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/**
 * What goes to one client: answers and, woven in between, media packets, each whole. Holds nothing
 * back: a client that doesn't read blocks the writer, and {@link #blockedNanos} tells for how long.
 */
final class RtspOutput {
  private static final byte INTERLEAVED = '$';
  private static final int INTERLEAVED_HEADER_BYTES = 4;

  private final OutputStream out;
  private volatile OptionalLong writingSinceNanos = OptionalLong.empty();

  RtspOutput(OutputStream out) {
    this.out = out;
  }

  void write(RtspResponse response) throws IOException {
    write(response.toBytes());
  }

  void write(int channel, List<byte[]> packets) throws IOException {
    int bytes = packets.stream().mapToInt(packet -> INTERLEAVED_HEADER_BYTES + packet.length).sum();
    ByteBuffer woven = ByteBuffer.allocate(bytes);
    for (byte[] packet : packets) {
      woven.put(INTERLEAVED).put((byte) channel).putShort((short) packet.length).put(packet);
    }
    write(woven.array());
  }

  /** For how long the write under way has been waiting for the client; 0 if there is none. */
  long blockedNanos(long nowNanos) {
    OptionalLong since = writingSinceNanos;
    return since.isPresent() ? nowNanos - since.getAsLong() : 0;
  }

  private synchronized void write(byte[] bytes) throws IOException {
    writingSinceNanos = OptionalLong.of(System.nanoTime());
    try {
      out.write(bytes);
      out.flush();
    } finally {
      writingSinceNanos = OptionalLong.empty();
    }
  }
}
