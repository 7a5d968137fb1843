package dev.xunjie.standalone.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.record.Anchor;
import dev.xunjie.evidence.record.AnchorFolder;
import dev.xunjie.evidence.record.RecordHead;
import dev.xunjie.evidence.signing.SigningKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command on a real database; how each bend is named is tried where the record is written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditVerifyCommandTest {
  private static final Instant ANCHORED_AT = Instant.parse("2026-11-22T02:30:00Z");

  @TempDir private Path root;
  private EmbeddedPostgres postgres;
  private Path anchors;
  private Path publicKey;
  private SigningKey key;
  private StringWriter out;
  private StringWriter err;

  @BeforeAll
  void startTheDatabase() throws Exception {
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    Path migrations =
        Path.of(System.getenv("XUNJIE_ROOT"), "violation-api/src/main/resources/db/migration");
    for (Path migration : inOrder(migrations)) {
      execute(Files.readString(migration, UTF_8));
    }
    execute("create role xunjie login superuser");
  }

  @AfterAll
  void stopTheDatabase() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void recordAndAnchorSomething() throws Exception {
    out = new StringWriter();
    err = new StringWriter();
    tamper("truncate activity; update activity_head set sequence = 0, sha256 = repeat('0', 64)");
    for (int i = 1; i <= 5; i++) {
      execute(
          """
          insert into activity
          select sequence + 1, now(), 'wang.li', '10.0.0.7', 'DECIDED', 'incident-1', '{}', sha256,
            activity_sha256(sequence + 1, sha256, now(), 'wang.li', '10.0.0.7', 'DECIDED',
              'incident-1', '{}')
          from activity_head
          """);
    }
    Path folder = Files.createTempDirectory(root, "锚");
    anchors = folder.resolve("anchors");
    key = SigningKey.readOrCreate(folder.resolve("key.pem"));
    publicKey = Files.writeString(folder.resolve("public.pem"), key.publicPem());
    new AnchorFolder(anchors).append(anchorOf(4), key, "host-1");
  }

  @Test
  void saysThatTheRecordIsIntactAndWhatIsNotAnchoredYet() {
    assertThat(verify("--anchors", anchors.toString(), "--key", publicKey.toString())).isZero();
    assertThat(out.toString())
        .contains("intact   rows 1 to 5")
        .contains("1 agree; the newest is of row 4 at 2026-11-22T02:30:00Z\n")
        .contains("rows 5 to 5 aren't anchored yet")
        .endsWith("Intact.\n");
  }

  @Test
  void saysWhatItCanNotKnowWithoutAnchors() {
    assertThat(verify()).isZero();
    assertThat(out.toString()).contains("anchors  none");
  }

  @Test
  void namesTheFirstBrokenLinkAndExitsWithOne() throws Exception {
    tamper("update activity set actor = 'somebody.else' where sequence >= 3");

    assertThat(verify("--anchors", anchors.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("intact   rows 1 to 2")
        .contains("BROKEN   changed at row 3: row 3 was changed")
        .endsWith("NOT intact: see above.\n");
  }

  @Test
  void namesATailThatOnlyAnAnchorKnows() throws Exception {
    tamper(
        "delete from activity where sequence > 3; update activity_head set (sequence, sha256) ="
            + " (select sequence, sha256 from activity where sequence = 3)");

    assertThat(verify("--anchors", anchors.toString(), "--json")).isEqualTo(1);
    assertThat(out.toString())
        .startsWith("{\"intact\":false,\"intactTo\":3")
        .contains("\"kind\":\"TRUNCATED\",\"sequence\":4");
  }

  @Test
  void namesAForgedAnchor() throws Exception {
    SigningKey foreign = SigningKey.readOrCreate(anchors.resolveSibling("foreign.pem"));
    new AnchorFolder(anchors).append(anchorOf(5), foreign, "host-2");

    assertThat(verify("--anchors", anchors.toString(), "--key", publicKey.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("FORGED   2026-11-22-host-2.anchors.jsonl:1: ");
  }

  @Test
  void exitsWithTwoWhereItCanNotCheck() {
    assertThat(verify("--anchors", root.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(verify("--key", root.resolve("no.pem").toString())).isEqualTo(2);
    assertThat(run("--database", postgres.getJdbcUrl("postgres", "template1"))).isEqualTo(2);
    assertThat(run("--database", "jdbc:postgresql://127.0.0.1:1/none")).isEqualTo(2);
    assertThat(err.toString()).hasLineCount(4).contains("no folder").contains("no record");
  }

  @Test
  void findsTheLocalStackByItsDataFolder() throws Exception {
    Path data = Files.createTempDirectory(root, "data");
    Files.createDirectories(data.resolve("run"));
    Files.writeString(
        data.resolve("run/ports.properties"), "postgres=" + postgres.getPort(), UTF_8);
    Path secrets =
        Files.createFile(
            data.resolve("secrets.properties"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secrets, "postgres.password=any", UTF_8);

    SigningKey ofTheStack = SigningKey.readOrCreate(data.resolve("evidence-key.pem"));
    new AnchorFolder(data.resolve("record-anchors")).append(anchorOf(5), ofTheStack, "host");

    assertThat(run("--data", data.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("1 agree; the newest is of row 5").doesNotContain("--key");
  }

  private int verify(String... more) {
    return run(
        Stream.concat(
                Stream.of("--database", postgres.getJdbcUrl("postgres", "postgres")),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private int run(String... arguments) {
    return new CommandLine(new AuditVerifyCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private Anchor anchorOf(int sequence) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement();
        ResultSet row =
            sql.executeQuery("select sha256 from activity where sequence = " + sequence)) {
      row.next();
      return new Anchor(new RecordHead(sequence, new Sha256(row.getString(1))), ANCHORED_AT);
    }
  }

  private void tamper(String statements) throws SQLException {
    execute("set session_replication_role = replica; " + statements);
  }

  private void execute(String statements) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statements);
    }
  }

  private static List<Path> inOrder(Path migrations) throws IOException {
    try (Stream<Path> files = Files.list(migrations)) {
      return files
          .sorted(
              Comparator.comparingInt(
                  file ->
                      Integer.parseInt(
                          file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"))))
          .toList();
    }
  }
}
