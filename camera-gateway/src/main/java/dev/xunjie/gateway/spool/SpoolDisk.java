package dev.xunjie.gateway.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What the spool asks of the disk when it writes. */
interface SpoolDisk {
  /**
   * Makes a file that isn't there yet, with its folder.
   *
   * @throws IOException if it is there, or can't be made
   */
  AppendedFile create(Path file) throws IOException;

  /** Renames a file in its folder; afterwards it has the one name or the other, never both. */
  void rename(Path file, Path renamed) throws IOException;

  /** Deletes a file, and its folder when that is empty then. */
  void delete(Path file) throws IOException;

  /** A file that grows at its end. */
  interface AppendedFile extends Closeable {
    /** Appends all of these bytes; when it fails, some of them may have been. */
    void append(ByteBuffer... bytes) throws IOException;

    /** Cuts off what stands beyond this size. */
    void truncate(long bytes) throws IOException;
  }

  /** The file system. */
  static SpoolDisk fileSystem() {
    return new FileSystemDisk();
  }

  /** The file system. */
  final class FileSystemDisk implements SpoolDisk {
    private FileSystemDisk() {}

    @Override
    public AppendedFile create(Path file) throws IOException {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new AppendedFile() {
        @Override
        public void append(ByteBuffer... bytes) throws IOException {
          while (bytes[bytes.length - 1].hasRemaining()) {
            channel.write(bytes);
          }
        }

        @Override
        public void truncate(long bytes) throws IOException {
          channel.truncate(bytes);
        }

        @Override
        public void close() throws IOException {
          channel.close();
        }
      };
    }

    @Override
    public void rename(Path file, Path renamed) throws IOException {
      Files.move(file, renamed, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path file) throws IOException {
      Files.deleteIfExists(file);
      try {
        Files.deleteIfExists(file.getParent());
      } catch (DirectoryNotEmptyException stillUsed) {
        return;
      }
    }
  }
}
