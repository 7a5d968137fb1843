package dev.xunjie.standalone.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.standalone.supervisor.StartRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The repository's built modules.
 *
 * @param repository the folder with the root pom.xml
 */
public record Modules(Path repository) {
  private static final String NOT_BUILT =
      "%s is missing: the module %s isn't built. Run ./xunjie, which builds what is needed.";

  /** The repository that the script named in XUNJIE_ROOT, else the working folder. */
  public static Modules present() {
    String root = System.getenv("XUNJIE_ROOT");
    return new Modules(Path.of(root == null ? "" : root).toAbsolutePath().normalize());
  }

  /** The class path with which a module's programs run: its own classes, then what it needs. */
  String classPath(String module) {
    Path target = target(module);
    return require(target.resolve("classes"), module)
        + ":"
        + read(require(target.resolve("classpath.txt"), module));
  }

  /** What lies in Flink's lib folder in a city: the cluster, the connector, the natives. */
  String flinkLibrary() {
    return read(require(target("stream-jobs").resolve("flink-lib.txt"), "stream-jobs"));
  }

  /** The jar with the jobs and what they alone need. */
  Path jobJar() {
    Path target = require(target("stream-jobs"), "stream-jobs");
    try (Stream<Path> files = Files.list(target)) {
      List<Path> jars =
          files.filter(file -> file.getFileName().toString().endsWith("-job.jar")).toList();
      return jars.isEmpty() ? require(target.resolve("*-job.jar"), "stream-jobs") : jars.get(0);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("can't list " + target, unreadable);
    }
  }

  private Path target(String module) {
    return repository.resolve(module).resolve("target");
  }

  private static Path require(Path path, String module) {
    if (!Files.exists(path)) {
      throw new StartRefusedException(NOT_BUILT.formatted(path, module));
    }
    return path;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("can't read " + file, unreadable);
    }
  }
}
