package dev.xunjie.gateway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The file system, full or stuck on demand. */
final class TestingDisk implements SpoolDisk {
  private final SpoolDisk disk = SpoolDisk.fileSystem();
  private volatile boolean full;
  private volatile CountDownLatch stuck = new CountDownLatch(0);

  /** From now on nothing more can be stored but what is half of a packet. */
  void fill() {
    full = true;
  }

  void makeRoom() {
    full = false;
  }

  /** From now on writing waits until {@link #free}. */
  void stick() {
    stuck = new CountDownLatch(1);
  }

  void free() {
    stuck.countDown();
  }

  @Override
  public AppendedFile create(Path file) throws IOException {
    AppendedFile created = disk.create(file);
    return new AppendedFile() {
      @Override
      public void append(ByteBuffer... bytes) throws IOException {
        try {
          stuck.await();
        } catch (InterruptedException ended) {
          throw new IOException(ended);
        }
        if (full) {
          ByteBuffer last = bytes[bytes.length - 1];
          last.limit(last.limit() / 2);
          created.append(bytes);
          throw new IOException("No space left on device");
        }
        created.append(bytes);
      }

      @Override
      public void truncate(long bytes) throws IOException {
        created.truncate(bytes);
      }

      @Override
      public void close() throws IOException {
        created.close();
      }
    };
  }

  @Override
  public void rename(Path file, Path renamed) throws IOException {
    disk.rename(file, renamed);
  }

  @Override
  public void delete(Path file) throws IOException {
    disk.delete(file);
  }
}
