package dev.xunjie.violation.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.evidence.record.RecordBreak;
import dev.xunjie.evidence.record.RecordTable;
import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class ActivityLogTest {
  private static final Actor ACTOR = new Actor("wang.li", "10.0.0.7");

  private final TestingStack stack = TestingStack.shared();
  private final ActivityLog log = stack.api().getBean(ActivityLog.class);
  private final TransactionOperations transactions =
      stack.api().getBean(TransactionOperations.class);
  private final String subject = "subject-" + UUID.randomUUID();

  @Test
  void makesOneChainOfWhatTwoInstancesWriteAtOnce() throws Exception {
    try (ConfigurableApplicationContext other = stack.startApi()) {
      ActivityLog otherLog = other.getBean(ActivityLog.class);
      TransactionOperations otherTransactions = other.getBean(TransactionOperations.class);
      ExecutorService writers = Executors.newFixedThreadPool(8);
      CountDownLatch start = new CountDownLatch(1);
      List<Future<?>> written = new ArrayList<>();
      for (int writer = 0; writer < 8; writer++) {
        boolean here = writer % 2 == 0;
        written.add(
            writers.submit(
                () -> {
                  start.await();
                  for (int i = 0; i < 15; i++) {
                    record(here ? log : otherLog, "alone");
                    (here ? transactions : otherTransactions)
                        .executeWithoutResult(
                            status -> {
                              record(here ? log : otherLog, "first of two");
                              record(here ? log : otherLog, "second of two");
                            });
                  }
                  return null;
                }));
      }
      start.countDown();
      for (Future<?> writer : written) {
        writer.get();
      }
      writers.shutdown();
    }

    assertThat(count()).isEqualTo(8 * 15 * 3);
    assertThat(firstBreak()).isEmpty();
  }

  @Test
  void leavesNoGapWhereATransactionWasRolledBackOrItsConnectionKilled() {
    record(log, "before");
    transactions.executeWithoutResult(
        status -> {
          record(log, "rolled back");
          status.setRollbackOnly();
        });
    assertThatThrownBy(
            () ->
                transactions.executeWithoutResult(
                    status -> {
                      record(log, "killed");
                      killOwnConnection();
                    }))
        .isInstanceOf(RuntimeException.class);
    record(log, "after");

    assertThat(details()).containsExactly("{\"what\":\"before\"}", "{\"what\":\"after\"}");
    assertThat(firstBreak()).isEmpty();
  }

  @Test
  void standsOrFallsWithTheChange() {
    stack
        .database()
        .sql(
            "alter table activity add constraint refused_by_this_test check (subject <> '%s') not valid"
                .formatted(subject))
        .update();
    String incident = TestingIncidents.inQueue();
    try {
      assertThatThrownBy(
              () ->
                  transactions.executeWithoutResult(
                      status -> {
                        setLabel(incident);
                        record(log, "refused");
                      }))
          .isInstanceOf(DataAccessException.class);
    } finally {
      stack.database().sql("alter table activity drop constraint refused_by_this_test").update();
    }

    assertThat(
            stack
                .database()
                .sql("select label from incident where id = :id")
                .param("id", incident)
                .query(String.class)
                .single())
        .isNotEqualTo("changed");
    assertThat(firstBreak()).isEmpty();
  }

  @Test
  void keepsEveryTextAsItWasHashed() {
    String odd = "=cmd|'1\n\"2\",\t𠮷\u0001\\";

    log.record(new Actor(odd, odd), Activity.Kind.DECIDED, subject, Map.of("z", odd, "a", "\0"));

    assertThat(details()).hasSize(1);
    assertThat(details().get(0)).startsWith("{\"a\":\"\\u0000\",\"z\":");
    assertThat(firstBreak()).isEmpty();
  }

  @Test
  void refusesInTheDatabaseWhatDoesNotFollowTheHead() {
    for (String forgery :
        List.of(
            "insert into activity select sequence + 1, at, actor, address, kind, subject, detail,"
                + " sha256, sha256 from activity order by sequence desc limit 1",
            "insert into activity select sequence + 2, at, actor, address, kind, subject, detail,"
                + " sha256, activity_sha256(sequence + 2, sha256, at, actor, address, kind, subject,"
                + " detail) from activity order by sequence desc limit 1",
            "update activity_head set sequence = sequence - 1",
            "update activity_head set sequence = sequence + 2",
            "delete from activity_head",
            "truncate activity_head",
            "insert into activity_head values (true, 1, '')")) {
      assertThatThrownBy(() -> stack.database().sql(forgery).update())
          .as(forgery)
          .isInstanceOf(DataAccessException.class);
    }
    assertThat(firstBreak()).isEmpty();
  }

  @Test
  void chainsTheRowsOfAnEarlierVersionAndSaysSo() throws SQLException {
    stack.database().sql("create database chained_later").update();
    var database = stack.dataSourceOf("chained_later");
    Flyway.configure().dataSource(database).target("3").load().migrate();
    JdbcClient client = JdbcClient.create(database);
    for (int i = 0; i < 3; i++) {
      client
          .sql(
              """
              insert into activity (at, actor, address, kind, subject, detail)
              values (now(), 'wang.li', '10.0.0.7', 'DECIDED', 'earlier', '{"note": "确认"}')
              """)
          .update();
    }
    client.sql("alter table activity disable trigger all").update();
    client.sql("delete from activity where id = 2").update();

    Flyway.configure().dataSource(database).load().migrate();

    assertThat(
            client
                .sql("select kind || ' ' || detail from activity order by sequence")
                .query(String.class)
                .list())
        .containsExactly(
            "DECIDED {\"note\": \"确认\"}",
            "DECIDED {\"note\": \"确认\"}",
            "RECORD_CHAINED {\"rowsBefore\": 2}");
    try (Connection connection = database.getConnection()) {
      assertThat(new RecordTable(connection).check(List.of()).firstBreak()).isEmpty();
    }
  }

  private void record(ActivityLog writer, String what) {
    writer.record(ACTOR, Activity.Kind.DECIDED, subject, Map.of("what", what));
  }

  private void killOwnConnection() {
    long pid =
        stack
            .api()
            .getBean(JdbcClient.class)
            .sql("select pg_backend_pid()")
            .query(Long.class)
            .single();
    stack
        .database()
        .sql("select pg_terminate_backend(:pid)")
        .param("pid", pid)
        .query()
        .listOfRows();
  }

  private void setLabel(String incident) {
    stack
        .api()
        .getBean(JdbcClient.class)
        .sql("update incident set label = 'changed' where id = :id")
        .param("id", incident)
        .update();
  }

  private long count() {
    return stack
        .database()
        .sql("select count(*) from activity where subject = :subject")
        .param("subject", subject)
        .query(Long.class)
        .single();
  }

  private List<String> details() {
    return stack
        .database()
        .sql("select detail from activity where subject = :subject order by sequence")
        .param("subject", subject)
        .query(String.class)
        .list();
  }

  private Optional<RecordBreak> firstBreak() {
    try (Connection connection = stack.dataSource().getConnection()) {
      return new RecordTable(connection).check(List.of()).firstBreak();
    } catch (SQLException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
