package dev.xunjie.violation;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.background.Loop;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.flywaydb.core.Flyway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.embedded.RedisServer;

/**
 * The API with everything around it that a city has: PostgreSQL, Redis, Kafka, a folder. Started
 * once for all tests of this process.
 */
public final class TestingStack {
  /** The first administrator's password. */
  public static final String ADMIN_PASSWORD = "admin of the tests";

  /** The first reviewer's password. */
  public static final String REVIEWER_PASSWORD = "reviewer of the tests";

  /** The metrics' bearer token. */
  public static final String METRICS_TOKEN = "token-of-the-tests";

  private static final class Shared {
    private static final TestingStack STACK = new TestingStack();
  }

  private final Path folder;
  private final EmbeddedPostgres postgres;
  private final RedisServer redis;
  private final TestingBroker broker;
  private final TestingSpool spool = TestingSpool.start();
  private final TestingLink toPostgres;
  private final TestingLink toRedis;
  private final Producer<String, byte[]> producer;
  private ConfigurableApplicationContext api;

  private TestingStack() {
    try {
      folder = Files.createTempDirectory("violation-api-test");
      postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      int redisPort = TestingBroker.freePort();
      redis = RedisServer.newRedisServer().port(redisPort).setting("save \"\"").build();
      redis.start();
      broker = TestingBroker.start(folder.resolve("kafka"));
      toPostgres = new TestingLink(postgres.getPort());
      toRedis = new TestingLink(redisPort);
    } catch (Exception unable) {
      throw new IllegalStateException("the tests' services do not start", unable);
    }
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.address(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    api = startApi();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll, "testing-stack-stop"));
  }

  /** The stack that all tests of this process share. */
  public static TestingStack shared() {
    return Shared.STACK;
  }

  /** Starts one more instance of the API on the same services. */
  public ConfigurableApplicationContext startApi() {
    // Tests sign in by the hundred from one address.
    return startApi("XUNJIE_LIMIT_SIGN_INS=100000");
  }

  /** Starts one more instance of the API on the same services, as an operator sets it. */
  public ConfigurableApplicationContext startApi(String... environment) {
    return new SpringApplicationBuilder(ViolationApiApplication.class)
        .properties(environment)
        .registerShutdownHook(false)
        .initializers(
            context -> context.getBeanFactory().addBeanPostProcessor(new TestingPasswords()))
        .run(
            "--server.port=0",
            "--spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/postgres"
                .formatted(toPostgres.port()),
            "--spring.datasource.username=postgres",
            "--xunjie.kafka=" + broker.address(),
            "--xunjie.redis-url=" + redisAddress(""),
            "--xunjie.evidence-dir=" + evidenceFolder(),
            "--xunjie.evidence-key=" + folder.resolve("evidence-key.pem"),
            "--xunjie.spool-urls=" + spool.address(),
            "--xunjie.spool-token=" + TestingSpool.TOKEN,
            "--xunjie.evidence-patience=1h",
            "--xunjie.first-admin-password=" + ADMIN_PASSWORD,
            "--xunjie.first-reviewer-password=" + REVIEWER_PASSWORD,
            "--xunjie.metrics-token=" + METRICS_TOKEN,
            "--xunjie.webhooks.loopback=true",
            "--xunjie.webhooks.answer-limit=2s",
            "--xunjie.live-heartbeat=1s");
  }

  /** Stops the API and starts it again on what it left. */
  public void restartApi() {
    api.close();
    api = startApi();
  }

  /** Lets a loop in the background do its next piece of work now, whenever it would have. */
  public void stepNow(String loop) throws Exception {
    for (Loop each : api.getBeansOfType(Loop.class).values()) {
      if (each.name().equals(loop)) {
        each.step();
      }
    }
  }

  public ConfigurableApplicationContext api() {
    return api;
  }

  public String address() {
    return addressOf(api);
  }

  public static String addressOf(ConfigurableApplicationContext api) {
    int port = ((ServletWebServerApplicationContext) api).getWebServer().getPort();
    return "http://127.0.0.1:" + port;
  }

  public JdbcClient database() {
    return JdbcClient.create(dataSource());
  }

  /** Unpooled connections to the API's database. */
  public DataSource dataSource() {
    return postgres.getPostgresDatabase();
  }

  /** One more database, with the tables and nothing in them. */
  public DataSource newDatabase(String name) {
    database().sql("create database " + name).update();
    DataSource created = postgres.getDatabase("postgres", name);
    Flyway.configure().dataSource(created).load().migrate();
    return created;
  }

  /** Unpooled connections to a database that is there. */
  public DataSource dataSourceOf(String name) {
    return postgres.getDatabase("postgres", name);
  }

  /** Redis' URL; the credentials are {@code user:password@}, or nothing. */
  public String redisAddress(String credentials) {
    return "redis://%s127.0.0.1:%d".formatted(credentials, toRedis.port());
  }

  /** The gateway's spool, as far as the API sees it. */
  public TestingSpool spool() {
    return spool;
  }

  public TestingLink toPostgres() {
    return toPostgres;
  }

  public TestingLink toRedis() {
    return toRedis;
  }

  public Path evidenceFolder() {
    return folder.resolve("evidence");
  }

  public String kafka() {
    return broker.address();
  }

  public Admin kafkaAdmin() {
    return broker.admin();
  }

  /** Puts a contract record onto a topic. */
  public RecordMetadata send(Topic topic, String key, Object contract) {
    return send(new ProducerRecord<>(topic.topicName(), key, ContractJson.toBytes(contract)));
  }

  /** Puts anything onto a topic. */
  public RecordMetadata send(ProducerRecord<String, byte[]> message) {
    try {
      return producer.send(message).get();
    } catch (InterruptedException | ExecutionException unable) {
      throw new IllegalStateException("Kafka did not take " + message, unable);
    }
  }

  private void stopAll() {
    try {
      api.close();
      producer.close();
      spool.close();
      toRedis.close();
      toPostgres.close();
      broker.close();
      redis.stop();
      postgres.close();
      try (Stream<Path> leftovers = Files.walk(folder)) {
        leftovers.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }
}
