package dev.xunjie.violation.idempotency;

import dev.xunjie.violation.postgres.Columns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers to requests with idempotency keys, in PostgreSQL. */
@Component
final class KeptAnswers {
  private static final Duration KEPT = Duration.ofHours(24);

  /** Longer than any request takes: whatever is older died with its process. */
  private static final Duration LONGEST_REQUEST = Duration.ofMinutes(2);

  private final JdbcClient database;
  private final Clock clock;

  KeptAnswers(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What is known of a request that brings this key. */
  sealed interface Found {
    /** Nobody has done it: the caller does, and says what came of it. */
    record Nothing() implements Found {}

    /** Somebody is doing it right now. */
    record UnderWay() implements Found {}

    /** The key came with another request before. */
    record AnotherRequest() implements Found {}

    /** It was done, and answered so. */
    record Done(Answer answer) implements Found {}
  }

  private record Row(String request, Optional<byte[]> answer) {}

  /** Looks the key up, and takes the request for the caller if nobody has it. */
  Found take(String username, AnswerSeal seal, String request) {
    Instant now = clock.instant();
    forgetIfOld(username, seal, now);
    if (insert(username, seal, request, now)) {
      return new Found.Nothing();
    }
    Optional<Row> row = find(username, seal);
    if (row.isEmpty()) {
      return new Found.UnderWay();
    }
    if (!row.get().request().equals(request)) {
      return new Found.AnotherRequest();
    }
    if (row.get().answer().isPresent()) {
      return new Found.Done(seal.open(row.get().answer().get()));
    }
    return takeOver(username, seal, now) ? new Found.Nothing() : new Found.UnderWay();
  }

  /** Keeps the answer. */
  void keep(String username, AnswerSeal seal, Answer answer) {
    database
        .sql(
            """
            update kept_answer set status = :status, answer = :answer
            where username = :username and key_sha256 = :key
            """)
        .param("status", answer.status())
        .param("answer", seal.seal(answer))
        .param("username", username)
        .param("key", seal.keyDigest())
        .update();
  }

  /** The request came to nothing that is worth keeping: it may be sent anew. */
  void forget(String username, AnswerSeal seal) {
    database
        .sql(
            """
            delete from kept_answer
            where username = :username and key_sha256 = :key and status is null
            """)
        .param("username", username)
        .param("key", seal.keyDigest())
        .update();
  }

  /** Removes what is older than a day. */
  void clear() {
    database
        .sql("delete from kept_answer where created_at < :before")
        .param("before", Columns.timestamp(clock.instant().minus(KEPT)))
        .update();
  }

  private void forgetIfOld(String username, AnswerSeal seal, Instant now) {
    database
        .sql(
            """
            delete from kept_answer
            where username = :username and key_sha256 = :key and created_at < :before
            """)
        .param("username", username)
        .param("key", seal.keyDigest())
        .param("before", Columns.timestamp(now.minus(KEPT)))
        .update();
  }

  private boolean insert(String username, AnswerSeal seal, String request, Instant now) {
    return database
            .sql(
                """
                insert into kept_answer
                  (username, key_sha256, request_sha256, created_at, busy_until)
                values (:username, :key, :request, :now, :busyUntil)
                on conflict do nothing
                """)
            .param("username", username)
            .param("key", seal.keyDigest())
            .param("request", request)
            .param("now", Columns.timestamp(now))
            .param("busyUntil", Columns.timestamp(now.plus(LONGEST_REQUEST)))
            .update()
        == 1;
  }

  private Optional<Row> find(String username, AnswerSeal seal) {
    return database
        .sql(
            """
            select request_sha256, answer from kept_answer
            where username = :username and key_sha256 = :key
            """)
        .param("username", username)
        .param("key", seal.keyDigest())
        .query(
            (row, number) ->
                new Row(
                    row.getString("request_sha256"), Optional.ofNullable(row.getBytes("answer"))))
        .optional();
  }

  private boolean takeOver(String username, AnswerSeal seal, Instant now) {
    return database
            .sql(
                """
                update kept_answer set busy_until = :busyUntil
                where username = :username and key_sha256 = :key and status is null
                  and busy_until <= :now
                """)
            .param("busyUntil", Columns.timestamp(now.plus(LONGEST_REQUEST)))
            .param("username", username)
            .param("key", seal.keyDigest())
            .param("now", Columns.timestamp(now))
            .update()
        == 1;
  }
}
