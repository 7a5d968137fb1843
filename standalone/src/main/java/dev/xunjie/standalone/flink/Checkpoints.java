package dev.xunjie.standalone.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The retained checkpoints of one job, in Flink's layout: {@code RUN/chk-NUMBER/_metadata}, where
 * RUN is the id that the cluster gave the job when it was submitted.
 *
 * @param folder the job's own folder
 */
record Checkpoints(Path folder) {
  /** Flink writes this file last: a checkpoint that has it is complete. */
  private static final String COMPLETE = "_metadata";

  /** The newest complete checkpoint of all runs, to start from. */
  Optional<Path> newest() throws IOException {
    List<Path> complete = new ArrayList<>();
    for (Path run : folders(folder)) {
      complete.addAll(completeOf(run));
    }
    Optional<Path> newest = Optional.empty();
    FileTime newestTime = FileTime.fromMillis(Long.MIN_VALUE);
    for (Path checkpoint : complete) {
      FileTime time = Files.getLastModifiedTime(checkpoint.resolve(COMPLETE));
      if (time.compareTo(newestTime) > 0) {
        newestTime = time;
        newest = Optional.of(checkpoint);
      }
    }
    return newest;
  }

  /**
   * Deletes the checkpoints of earlier runs, if the present one has a complete checkpoint of its
   * own: from then on none of theirs is referred to.
   */
  void forgetBefore(String run) throws IOException {
    if (completeOf(folder.resolve(run)).isEmpty()) {
      return;
    }
    for (Path earlier : folders(folder)) {
      if (!earlier.getFileName().toString().equals(run)) {
        delete(earlier);
      }
    }
  }

  private static List<Path> completeOf(Path run) throws IOException {
    return folders(run).stream()
        .filter(checkpoint -> Files.exists(checkpoint.resolve(COMPLETE)))
        .toList();
  }

  private static List<Path> folders(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.filter(Files::isDirectory).toList();
    }
  }

  private static void delete(Path tree) throws IOException {
    List<Path> paths;
    try (Stream<Path> all = Files.walk(tree)) {
      paths = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
