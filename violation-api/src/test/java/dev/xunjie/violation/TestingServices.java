package dev.xunjie.violation;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.embedded.RedisServer;

/**
 * PostgreSQL and Redis of one test's own, to be filled and stopped as it likes, and instances of
 * the API on them. There is no Kafka: no camera tells them anything.
 */
public final class TestingServices implements AutoCloseable {
  /** Where nobody listens. */
  private static final String NO_KAFKA = "127.0.0.1:9";

  private final Path folder;
  private final int postgresPort;
  private final int redisPort;
  private final boolean durable;
  private final List<Runnable> instances = new ArrayList<>();
  private EmbeddedPostgres postgres;
  private RedisServer redis;

  /** Starts both; PostgreSQL doesn't wait for the disk. */
  public TestingServices() {
    this(false);
  }

  /**
   * Starts both.
   *
   * @param durable whether PostgreSQL waits for the disk at every commit, as a city's must
   */
  public TestingServices(boolean durable) {
    this.durable = durable;
    try {
      folder = Files.createTempDirectory("violation-api-services");
      postgresPort = TestingBroker.freePort();
      redisPort = TestingBroker.freePort();
      startPostgres();
      startRedis();
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }

  public void startPostgres() throws IOException {
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("postgres"))
            .setCleanDataDirectory(false)
            .setPort(postgresPort)
            .setServerConfig("fsync", durable ? "on" : "off")
            .start();
  }

  public void stopPostgres() throws IOException {
    postgres.close();
  }

  public void startRedis() throws IOException {
    redis = RedisServer.newRedisServer().port(redisPort).setting("save \"\"").build();
    redis.start();
  }

  public void stopRedis() throws IOException {
    redis.stop();
  }

  /** Redis' URL. */
  public String redisAddress() {
    return "redis://127.0.0.1:" + redisPort;
  }

  public JdbcClient database() {
    return JdbcClient.create(dataSource());
  }

  /** Unpooled connections to the database. */
  public DataSource dataSource() {
    return postgres.getPostgresDatabase();
  }

  /** Starts an instance in this process; its address. */
  public String startApi() {
    return startApi(database -> database);
  }

  /** Starts an instance in this process that reaches its database in another way; its address. */
  public String startApi(UnaryOperator<DataSource> way) {
    ConfigurableApplicationContext api =
        new SpringApplicationBuilder(ViolationApiApplication.class)
            .registerShutdownHook(false)
            .initializers(
                context -> {
                  context.getBeanFactory().addBeanPostProcessor(new TestingPasswords());
                  context.getBeanFactory().addBeanPostProcessor(put(way));
                })
            .run(arguments(0).toArray(String[]::new));
    instances.add(api::close);
    return TestingStack.addressOf(api);
  }

  private static BeanPostProcessor put(UnaryOperator<DataSource> way) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database ? way.apply(database) : bean;
      }
    };
  }

  /** Starts an instance as a process of its own. */
  public TestingProcess startProcess() throws IOException {
    TestingProcess process = beginProcess();
    process.awaitListening();
    return process;
  }

  /** Begins to start an instance as a process of its own. */
  TestingProcess beginProcess() throws IOException {
    int port = TestingBroker.freePort();
    TestingProcess process = new TestingProcess(port, arguments(port), folder);
    instances.add(process::kill);
    return process;
  }

  private List<String> arguments(int port) {
    return List.of(
        "--server.port=" + port,
        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgresPort),
        "--spring.datasource.username=postgres",
        "--xunjie.kafka=" + NO_KAFKA,
        "--xunjie.redis-url=" + redisAddress(),
        "--xunjie.evidence-dir=" + folder.resolve("evidence"),
        "--xunjie.evidence-key=" + folder.resolve("evidence-key.pem"),
        "--xunjie.first-admin-password=" + TestingStack.ADMIN_PASSWORD,
        "--xunjie.first-reviewer-password=" + TestingStack.REVIEWER_PASSWORD,
        "--logging.level.org.apache.kafka=OFF",
        "--logging.level.dev.xunjie=WARN");
  }

  /** A new user who signed in at that address. */
  public TestingBrowser user(String username, String address, String... roles) {
    String password = "password of " + username;
    database()
        .sql(
            """
            insert into account (username, display_name, password_hash, roles, created_at)
            values (:username, :username, :hash, :roles, now())
            """)
        .param("username", username)
        .param("hash", TestingPasswords.encoder().encode(password))
        .param("roles", roles)
        .update();
    return TestingBrowser.at(address).signedIn(username, password);
  }

  @Override
  public void close() throws IOException {
    instances.forEach(Runnable::run);
    redis.stop();
    postgres.close();
    try (Stream<Path> leftovers = Files.walk(folder)) {
      leftovers.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
