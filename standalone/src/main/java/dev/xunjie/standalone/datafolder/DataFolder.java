package dev.xunjie.standalone.datafolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder in which a local stack keeps all that must survive a restart, one sub-folder a part.
 *
 * @param root absolute path
 */
public record DataFolder(Path root) {
  /**
   * Creates what is missing of the folder.
   *
   * @throws UncheckedIOException if it can't be written
   */
  public static DataFolder at(Path path) {
    DataFolder folder = new DataFolder(path.toAbsolutePath().normalize());
    try {
      for (Path part : List.of(folder.logs(), folder.run(), folder.temporary(), folder.flink())) {
        Files.createDirectories(part);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("can't create the data folder " + folder, unwritable);
    }
    return folder;
  }

  /** What the children wrote, {@code NAME.log}; the run before in {@code NAME.log.1}. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** What is true of the present run only: process ids, ports, the lock. */
  public Path run() {
    return root.resolve("run");
  }

  /** Temporary files of the children; emptied at every start. */
  public Path temporary() {
    return root.resolve("tmp");
  }

  /** Kafka's log directory. */
  public Path kafka() {
    return root.resolve("kafka");
  }

  /** PostgreSQL's cluster. */
  public Path postgres() {
    return root.resolve("postgres");
  }

  /** Redis's append-only file. */
  public Path redis() {
    return root.resolve("redis");
  }

  /** Flink's configuration and checkpoints. */
  public Path flink() {
    return root.resolve("flink");
  }

  /** The evidence of the incidents. */
  public Path evidence() {
    return root.resolve("evidence");
  }

  /** The key that signs evidence, readable by the owner only. */
  public Path evidenceKey() {
    return root.resolve("evidence-key.pem");
  }

  /** Signed heads of the record of activities, where the API puts them: beside the key. */
  public Path recordAnchors() {
    return evidenceKey().resolveSibling("record-anchors");
  }

  /** The cameras' newest compressed packets. */
  public Path spool() {
    return root.resolve("spool");
  }

  /** Passwords, readable by the owner only. */
  public Path secrets() {
    return root.resolve("secrets.properties");
  }

  /** Removes what an earlier run left in {@link #temporary}; call only while holding the lock. */
  public void emptyTemporary() {
    try (Stream<Path> left = Files.walk(temporary())) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(temporary())) {
          Files.deleteIfExists(path);
        }
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("can't empty " + temporary(), unwritable);
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
