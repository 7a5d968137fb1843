package dev.xunjie.standalone.postgres;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A real PostgreSQL server for the local stack: makes its cluster once, serves until SIGTERM, then
 * stops the server the fast way. The superuser's password comes in the environment variable {@code
 * XUNJIE_POSTGRES_PASSWORD}, so that no list of processes shows it.
 */
@Command(name = "postgres")
public final class PostgresApplication implements Callable<Integer> {
  /** The environment variable with the superuser's password. */
  public static final String PASSWORD_VARIABLE = "XUNJIE_POSTGRES_PASSWORD";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresApplication.class);

  @Option(names = "--folder", required = true, description = "the cluster's folder")
  private Path folder;

  @Option(names = "--cache", required = true, description = "where the programs are unpacked")
  private Path cache;

  @Option(names = "--port", required = true, description = "port on 127.0.0.1")
  private int port;

  @Option(names = "--user", required = true, description = "the superuser's name")
  private String user;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new PostgresApplication()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    String password = System.getenv(PASSWORD_VARIABLE);
    if (password == null || password.isBlank()) {
      throw new IllegalArgumentException("the environment lacks " + PASSWORD_VARIABLE);
    }
    PostgresBinaries binaries = PostgresBinaries.unpackedIn(cache);
    PostgresCluster cluster = new PostgresCluster(binaries, folder, ServerUser.choose(binaries));
    cluster.initialiseOnce(user, password);
    cluster.stopLeftover();
    Process server = cluster.serve(port);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cluster, server), "stop-postgres"));
    LOG.info("server started port={} pid={} folder={}", port, server.pid(), folder);
    return server.waitFor();
  }

  private static void stop(PostgresCluster cluster, Process server) {
    try {
      if (server.isAlive()) {
        cluster.stop();
        server.waitFor();
      }
    } catch (Exception failed) {
      LOG.warn("the server did not stop cleanly, it is ended by force", failed);
      server.destroyForcibly();
    }
  }
}
