package dev.xunjie.standalone.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** The Redis server that {@code com.github.codemonstur:embedded-redis} brings along. */
public final class RedisBinary {
  private RedisBinary() {}

  /**
   * The command that serves a folder on a loopback port, each write appended to a file.
   *
   * @param folder created if absent; holds the append-only file and, beside it, the program
   */
  public static List<String> serving(Path folder, int port) throws IOException {
    Files.createDirectories(folder);
    Path program = ExecutableProvider.newJarResourceProvider(folder.toFile()).get().toPath();
    return List.of(
        program.toString(),
        "--port",
        String.valueOf(port),
        "--bind",
        "127.0.0.1",
        "--dir",
        folder.toString(),
        "--appendonly",
        "yes",
        "--save",
        "",
        "--maxmemory",
        "64mb",
        "--maxmemory-policy",
        "noeviction",
        "--loglevel",
        "warning");
  }
}
