package dev.xunjie.violation.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.evidence.record.Anchor;
import dev.xunjie.evidence.record.RecordBreak;
import dev.xunjie.evidence.record.RecordBreak.Kind;
import dev.xunjie.evidence.record.RecordHead;
import dev.xunjie.evidence.record.RecordReport;
import dev.xunjie.evidence.record.RecordTable;
import dev.xunjie.violation.TestingStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a superuser does to the record behind the triggers' back, and how the check names it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordTamperingTest {
  private static final int ROWS = 12;
  private static final Instant ANCHORED_AT = Instant.parse("2026-11-22T02:30:00Z");
  private static final Actor ACTOR = new Actor("wang.li", "10.0.0.7");

  private DataSource database;
  private ActivityLog log;

  @BeforeAll
  void createADatabase() {
    database = TestingStack.shared().newDatabase("tampering");
    log =
        new ActivityLog(
            JdbcClient.create(database),
            new TransactionTemplate(new DataSourceTransactionManager(database)),
            Clock.systemUTC());
  }

  @BeforeEach
  void recordSomething() {
    tamper("truncate activity", "update activity_head set sequence = 0, sha256 = repeat('0', 64)");
    for (int i = 1; i <= ROWS; i++) {
      log.record(ACTOR, Activity.Kind.DECIDED, "incident-" + i, Map.of("note", "确认 " + i, "n", i));
    }
  }

  @Test
  void findsNothingWrongWithWhatWasWritten() {
    RecordReport report = check(anchorOf(5), anchorOf(ROWS));

    assertThat(report.firstBreak()).isEmpty();
    assertThat(report.intactTo()).isEqualTo(head(ROWS));
    assertThat(report.anchorsCompared()).isEqualTo(2);
  }

  @Test
  void namesARowThatWasUpdated() {
    tamper("update activity set actor = 'somebody.else' where sequence = 7");

    assertBroken(Kind.CHANGED, 7);
  }

  @Test
  void namesADetailWhoseKeysOnlyWereOrderedAnew() {
    tamper("update activity set detail = detail::jsonb::text where sequence = 3");

    assertBroken(Kind.CHANGED, 3);
  }

  @Test
  void namesTheRowAfterOneThatWasUpdatedTogetherWithItsHash() {
    tamper(
        "update activity set actor = 'somebody.else' where sequence = 7", rehash("sequence = 7"));

    assertThat(assertBroken(Kind.UNLINKED, 8).explanation()).contains("row 7");
  }

  @Test
  void namesARowThatWasDeleted() {
    tamper("delete from activity where sequence = 4");

    assertThat(assertBroken(Kind.MISSING, 4).explanation()).isEqualTo("row 4 is missing");
  }

  @Test
  void namesTheFirstRow() {
    tamper("delete from activity where sequence = 1");

    assertBroken(Kind.MISSING, 1);
  }

  @Test
  void namesARowThatWasDeletedWithTheOthersNumberedAnew() {
    tamper(
        "delete from activity where sequence = 4",
        "update activity set sequence = -sequence where sequence > 4",
        "update activity set sequence = -sequence - 1 where sequence < 0");

    assertThat(assertBroken(Kind.MISSING, 4).explanation()).contains("written as row 5");
  }

  @Test
  void namesATailThatWasCutOff() {
    tamper("delete from activity where sequence > 9");

    assertThat(assertBroken(Kind.TRUNCATED, 10).explanation())
        .startsWith("rows 10 to 12 are missing at the end: the head");
  }

  @Test
  void namesATailThatWasCutOffWithTheHeadSetBackByItsAnchor() {
    Anchor anchor = anchorOf(11);
    tamper(
        "delete from activity where sequence > 9",
        "update activity_head set (sequence, sha256) ="
            + " (select sequence, sha256 from activity where sequence = 9)");

    assertThat(check().firstBreak()).as("nothing else can know").isEmpty();
    assertThat(check(anchor).firstBreak())
        .hasValueSatisfying(
            found -> {
              assertThat(found.kind()).isEqualTo(Kind.TRUNCATED);
              assertThat(found.sequence()).isEqualTo(10);
              assertThat(found.explanation()).contains("row 11 was anchored at " + ANCHORED_AT);
            });
  }

  @Test
  void namesATailThatWasWrittenAnewFromTheGroundUpByItsAnchor() {
    Anchor before = anchorOf(6);
    Anchor after = anchorOf(11);
    tamper("update activity set actor = 'somebody.else' where sequence = 9");
    for (int sequence = 9; sequence <= ROWS; sequence++) {
      tamper(
          "update activity set previous_sha256 = (select sha256 from activity where sequence = %d)"
                  .formatted(sequence - 1)
              + " where sequence = "
              + sequence,
          rehash("sequence = " + sequence));
    }
    tamper("update activity_head set sha256 = (select sha256 from activity where sequence = 12)");

    assertThat(check().firstBreak()).as("nothing else can know").isEmpty();
    assertThat(check(before, after).firstBreak())
        .hasValueSatisfying(
            found -> {
              assertThat(found.kind()).isEqualTo(Kind.REWRITTEN);
              assertThat(found.sequence()).isEqualTo(7);
            });
  }

  @Test
  void namesAPairThatWasSwapped() {
    tamper(
        "update activity set sequence = -5 where sequence = 5",
        "update activity set sequence = 5 where sequence = 8",
        "update activity set sequence = 8 where sequence = -5");

    assertThat(assertBroken(Kind.SWAPPED, 5).explanation())
        .isEqualTo("rows 5 and 8 stand in each other's place");
  }

  @Test
  void namesAPairWhoseContentWasSwappedUnderTheOldHashes() {
    tamper(
        """
        update activity as one set actor = other.actor, subject = other.subject, at = other.at,
          detail = other.detail
        from activity as other
        where one.sequence in (5, 6) and other.sequence = 11 - one.sequence
        """);

    assertBroken(Kind.SWAPPED, 5);
  }

  @Test
  void namesARowThatWasInserted() {
    tamper(
        "update activity set sequence = -sequence where sequence > 5",
        "update activity set sequence = -sequence + 1 where sequence < 0",
        """
        insert into activity
        select 6, at, 'somebody.else', address, kind, subject, detail, sha256, ''
        from activity where sequence = 5
        """,
        rehash("sequence = 6"));

    assertThat(assertBroken(Kind.INSERTED, 6).explanation()).contains("row 6 was inserted");
  }

  @Test
  void namesARowThatWasAppendedPastTheHead() {
    tamper(
        """
        insert into activity
        select 13, at, 'somebody.else', address, kind, subject, detail, sha256, ''
        from activity where sequence = 12
        """,
        rehash("sequence = 13"));

    assertBroken(Kind.HEAD_ALTERED, 13);
  }

  @Test
  void namesAnEmptiedRecordAndAHeadThatIsGone() {
    tamper("truncate activity");
    assertBroken(Kind.TRUNCATED, 1);

    tamper("update activity_head set sha256 = 'nonsense'");
    assertBroken(Kind.HEAD_ALTERED, 0);
  }

  private RecordBreak assertBroken(Kind kind, long sequence) {
    RecordBreak found = check().firstBreak().orElseThrow();
    assertThat(found.kind()).as(found.explanation()).isEqualTo(kind);
    assertThat(found.sequence()).as(found.explanation()).isEqualTo(sequence);
    return found;
  }

  private RecordReport check(Anchor... anchors) {
    try (Connection connection = database.getConnection()) {
      return new RecordTable(connection).check(List.of(anchors));
    } catch (SQLException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private Anchor anchorOf(long sequence) {
    return new Anchor(head(sequence), ANCHORED_AT);
  }

  private RecordHead head(long sequence) {
    return JdbcClient.create(database)
        .sql("select sequence, sha256 from activity where sequence = :sequence")
        .param("sequence", sequence)
        .query(RecordHead.class)
        .single();
  }

  private static String rehash(String which) {
    return "update activity set sha256 = activity_sha256(sequence, previous_sha256, at, actor,"
        + " address, kind, subject, detail) where "
        + which;
  }

  /** As a superuser can: no trigger fires. */
  private void tamper(String... statements) {
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute("set session_replication_role = replica");
      for (String statement : statements) {
        sql.execute(statement);
      }
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }
}
