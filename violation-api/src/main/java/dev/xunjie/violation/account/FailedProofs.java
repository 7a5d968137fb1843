package dev.xunjie.violation.account;

import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.postgres.Columns;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords, and locks after some. A proof is counted before the password is looked
 * at, so that guesses made at the same time count like guesses made one by one.
 */
@Component
final class FailedProofs {
  private static final int FREE_ATTEMPTS = 5;

  private final JdbcClient database;
  private final Clock clock;
  private final ApiSettings settings;

  FailedProofs(JdbcClient database, Clock clock, ApiSettings settings) {
    this.database = database;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * How often it was tried.
   *
   * @param made attempts since the last success, this one included
   * @param lockedUntil until when the password isn't even looked at
   */
  record Attempts(int made, Optional<Instant> lockedUntil) {}

  /** Counts one more attempt. */
  Attempts count(String countedFor) {
    Instant now = clock.instant();
    return database
        .sql(
            """
            insert into sign_in_attempt as known values (:countedFor, 1, :now)
            on conflict (counted_for) do update set
              attempts = case when known.last_at < :forgotten then 1
                              else least(known.attempts + 1, :locked) end,
              last_at = case when known.last_at >= :forgotten and known.attempts >= :free
                             then known.last_at else :now end
            returning attempts, last_at
            """)
        .param("countedFor", countedFor)
        .param("now", Columns.timestamp(now))
        .param("forgotten", Columns.timestamp(now.minus(settings.lockTime())))
        .param("free", FREE_ATTEMPTS)
        .param("locked", FREE_ATTEMPTS + 1)
        .query(
            (row, number) -> {
              int made = row.getInt("attempts");
              Instant lockedUntil = Columns.instant(row, "last_at").plus(settings.lockTime());
              return new Attempts(
                  made, Optional.of(lockedUntil).filter(until -> made > FREE_ATTEMPTS));
            })
        .single();
  }

  /** After a success: the failures before it don't count any more. */
  void forget(String countedFor) {
    database
        .sql("delete from sign_in_attempt where counted_for = :countedFor or last_at < :forgotten")
        .param("countedFor", countedFor)
        .param("forgotten", Columns.timestamp(clock.instant().minus(settings.lockTime())))
        .update();
  }
}
