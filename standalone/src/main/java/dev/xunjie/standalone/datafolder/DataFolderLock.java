package dev.xunjie.standalone.datafolder;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.standalone.supervisor.StartRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps a second stack off a data folder in use. The lock is the operating system's and ends with
 * the process, however that ends; the file beside it names the holder.
 */
public final class DataFolderLock implements AutoCloseable {
  private final FileChannel channel;

  private DataFolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws StartRefusedException if another process, or this one, holds it
   */
  public static DataFolderLock take(DataFolder folder) {
    Path lockFile = folder.run().resolve("lock");
    Path holderFile = folder.run().resolve("lock-holder");
    try {
      FileChannel channel =
          FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel).isEmpty()) {
        channel.close();
        throw new StartRefusedException(
            ("The data folder %s is in use by process %s, another xunjie."
                    + " Stop that one, or choose another folder with --data.")
                .formatted(folder, holder(holderFile)));
      }
      Files.write(holderFile, String.valueOf(ProcessHandle.current().pid()).getBytes(UTF_8));
      return new DataFolderLock(channel);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("can't lock the data folder " + folder, unwritable);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException unexpected) {
      throw new UncheckedIOException("can't release the data folder's lock", unexpected);
    }
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException heldByThisProcess) {
      return Optional.empty();
    }
  }

  private static String holder(Path holderFile) throws IOException {
    return Files.exists(holderFile) ? Files.readString(holderFile, UTF_8).strip() : "(unknown)";
  }
}
