package dev.xunjie.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who runs PostgreSQL's programs, which refuse to run as root. Root gets a user namespace, in which
 * the same user has no privileges; where those are forbidden, as in plain containers, it becomes
 * the user nobody, which must then be able to reach the folders.
 *
 * @param prefix the words of a command that come before the program
 * @param uid who owns the cluster's files, as seen from outside
 */
record ServerUser(List<String> prefix, int uid) {
  static final ServerUser NAMESPACED_ROOT = new ServerUser(List.of("unshare", "--user"), 0);
  static final ServerUser NOBODY =
      new ServerUser(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), 65534);

  /** The first way that works here; if none does, the usual one, whose failure then says why. */
  static ServerUser choose(PostgresBinaries binaries) throws IOException {
    int own = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    if (own != 0) {
      return new ServerUser(List.of(), own);
    }
    return Stream.of(NAMESPACED_ROOT, NOBODY)
        .filter(user -> user.canRun(binaries))
        .findFirst()
        .orElse(NAMESPACED_ROOT);
  }

  /** The command by which this user runs the program. */
  List<String> command(Path program) {
    List<String> command = new ArrayList<>(prefix);
    command.add(program.toString());
    return command;
  }

  /** Hands over a file, or a folder with all in it, that an earlier run had as another user. */
  void own(Path path) throws IOException {
    if (ownerOf(path) == uid) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      // The folder itself comes last, so that a hand-over cut short is done again.
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.setAttribute(one, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  private static int ownerOf(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }

  private boolean canRun(PostgresBinaries binaries) {
    List<String> command = command(binaries.program("postgres"));
    command.add("--version");
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
