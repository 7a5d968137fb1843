package dev.xunjie.standalone.stack;

import dev.xunjie.standalone.datafolder.DataFolder;
import dev.xunjie.standalone.datafolder.Ports;
import dev.xunjie.standalone.datafolder.Secrets;
import java.nio.file.Files;
import java.util.Optional;

/**
 * The PostgreSQL of a local stack, as it is reached while the stack runs.
 *
 * @param url JDBC address
 */
public record LocalDatabase(String url, String user, String password) {
  static final String USER = "xunjie";

  /** That of the stack on the folder, if there ever was one. */
  public static Optional<LocalDatabase> of(DataFolder folder) {
    if (!Files.exists(folder.secrets())) {
      return Optional.empty();
    }
    return Ports.known(folder, Programs.POSTGRES).stream()
        .mapToObj(
            port -> new LocalDatabase(urlAt(port), USER, Secrets.of(folder).postgresPassword()))
        .findFirst();
  }

  static String urlAt(int port) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
  }

  @Override
  public String toString() {
    return url;
  }
}
