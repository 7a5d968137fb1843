package dev.xunjie.standalone.record;

import dev.xunjie.standalone.datafolder.DataFolder;
import dev.xunjie.standalone.stack.LocalDatabase;
import dev.xunjie.standalone.stack.Modules;
import dev.xunjie.standalone.supervisor.StartRefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where the record, its anchors and the key lie: as the options say, else as in a local stack. */
final class RecordPlace {
  private static final String CONNECT_SECONDS = "10";

  @Option(
      names = "--database",
      paramLabel = "URL",
      defaultValue = "${env:XUNJIE_POSTGRES_URL:-}",
      description =
          "the database (jdbc:postgresql://HOST/NAME), with the user of --user and the password in"
              + " XUNJIE_POSTGRES_PASSWORD. A user who may only read is enough. Default:"
              + " XUNJIE_POSTGRES_URL, else the local stack's.")
  private String database;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      defaultValue = "${env:XUNJIE_POSTGRES_USER:-xunjie}",
      description = "the database's user. Default: XUNJIE_POSTGRES_USER, else xunjie.")
  private String user;

  @Option(
      names = "--anchors",
      paramLabel = "DIR",
      defaultValue = "${env:XUNJIE_ANCHOR_DIR:-}",
      description =
          "the folder of the anchors, best a copy that the database's operators can't change."
              + " Default: XUNJIE_ANCHOR_DIR, else the local stack's.")
  private String anchors;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "the authority's public key (PEM), which must have signed the anchors; more than one"
              + " after a change of the key. Default: the local stack's. Without any, an anchor"
              + " proves less: nobody knows who signed it.")
  private List<Path> keys = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "the data folder of a running local stack. Default: .xunjie/up or .xunjie/demo in the"
              + " repository, whichever runs.")
  private Optional<Path> data = Optional.empty();

  private Optional<DataFolder> localStack = Optional.empty();

  /**
   * A connection to the database with the record.
   *
   * @throws SQLException if it doesn't answer
   * @throws StartRefusedException if nothing says where it is
   */
  Connection connect() throws SQLException {
    if (data.isEmpty() && !database.isBlank()) {
      String password = System.getenv("XUNJIE_POSTGRES_PASSWORD");
      return connect(new LocalDatabase(database, user, password == null ? "" : password));
    }
    Optional<SQLException> refusal = Optional.empty();
    for (DataFolder folder : candidates().toList()) {
      Optional<LocalDatabase> found = LocalDatabase.of(folder);
      if (found.isPresent()) {
        try {
          Connection connection = connect(found.get());
          localStack = Optional.of(folder);
          return connection;
        } catch (SQLException stopped) {
          refusal = Optional.of(stopped);
        }
      }
    }
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    throw new StartRefusedException(
        "No record to check: no local stack was ever started in %s. Start one, or name the database"
                .formatted(String.join(" or ", candidates().map(DataFolder::toString).toList()))
            + " with --database.");
  }

  /** The folder of the anchors, once connected; empty: nobody said where they are. */
  Optional<Path> anchors() {
    return anchors.isBlank() || localStack.isPresent() && data.isPresent()
        ? localStack.map(DataFolder::recordAnchors).filter(Files::isDirectory)
        : Optional.of(Path.of(anchors));
  }

  /** The files with the trusted keys, once connected. */
  List<Path> keys() {
    return keys.isEmpty()
        ? localStack.map(DataFolder::evidenceKey).filter(Files::exists).stream().toList()
        : keys;
  }

  private Stream<DataFolder> candidates() {
    return data.map(Stream::of)
        .orElseGet(
            () -> {
              Path local = Modules.present().repository().resolve(".xunjie");
              return Stream.of(local.resolve("up"), local.resolve("demo"));
            })
        .map(folder -> new DataFolder(folder.toAbsolutePath().normalize()));
  }

  private static Connection connect(LocalDatabase place) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", place.user());
    properties.setProperty("password", place.password());
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("ApplicationName", "xunjie-audit");
    return DriverManager.getConnection(place.url(), properties);
  }
}
