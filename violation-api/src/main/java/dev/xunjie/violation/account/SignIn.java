package dev.xunjie.violation.account;

import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.activity.Actor;
import dev.xunjie.violation.postgres.Columns;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks a user name and password. An attempt is counted before the password is looked at, so that
 * guesses made at the same time count like guesses made one by one.
 */
@Component
final class SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
  private static final int FREE_ATTEMPTS = 5;

  private final JdbcClient database;
  private final Clock clock;
  private final ApiSettings settings;
  private final AccountStore accounts;
  private final SessionStore sessions;
  private final ActivityLog activities;

  SignIn(
      JdbcClient database,
      Clock clock,
      ApiSettings settings,
      AccountStore accounts,
      SessionStore sessions,
      ActivityLog activities) {
    this.database = database;
    this.clock = clock;
    this.settings = settings;
    this.accounts = accounts;
    this.sessions = sessions;
    this.activities = activities;
  }

  /** How an attempt ended. */
  sealed interface Outcome {
    /** The password is right; the token is the session's. */
    record Welcome(Account account, String token) implements Outcome {}

    /** No such user name, or another password: deliberately not told apart. */
    record Refused() implements Outcome {}

    /** Too many failures under this name; not looked at before then. */
    record Locked(Instant until) implements Outcome {}
  }

  Outcome attempt(String typedUsername, String password, String address) {
    String username = typedUsername.strip().toLowerCase(Locale.ROOT);
    Actor actor = new Actor(username, address);
    Attempts attempts = count(username);
    if (attempts.made() > FREE_ATTEMPTS) {
      Instant until = attempts.lastAt().plus(settings.lockTime());
      activities.record(
          actor, Activity.Kind.SIGN_IN_LOCKED, username, Map.of("until", until.toString()));
      LOG.warn("sign-in refused, locked username={} address={} until={}", username, address, until);
      return new Outcome.Locked(until);
    }
    Optional<Account> account = accounts.withPassword(username, password);
    if (account.isEmpty()) {
      activities.record(
          actor, Activity.Kind.SIGN_IN_FAILED, username, Map.of("attempt", attempts.made()));
      LOG.warn("sign-in failed username={} address={}", username, address);
      return new Outcome.Refused();
    }
    forget(username);
    String token = sessions.begin(username);
    activities.record(actor, Activity.Kind.SIGNED_IN, username, Map.of());
    return new Outcome.Welcome(account.get(), token);
  }

  private record Attempts(int made, Instant lastAt) {}

  private Attempts count(String username) {
    Instant now = clock.instant();
    Instant forgottenBefore = now.minus(settings.lockTime());
    return database
        .sql(
            """
            insert into sign_in_attempt as known values (:username, 1, :now)
            on conflict (username) do update set
              attempts = case when known.last_at < :forgotten then 1
                              else least(known.attempts + 1, :locked) end,
              last_at = case when known.last_at >= :forgotten and known.attempts >= :free
                             then known.last_at else :now end
            returning attempts, last_at
            """)
        .param("username", username)
        .param("now", Columns.timestamp(now))
        .param("forgotten", Columns.timestamp(forgottenBefore))
        .param("free", FREE_ATTEMPTS)
        .param("locked", FREE_ATTEMPTS + 1)
        .query(
            (row, number) -> new Attempts(row.getInt("attempts"), Columns.instant(row, "last_at")))
        .single();
  }

  private void forget(String username) {
    database
        .sql("delete from sign_in_attempt where username = :username or last_at < :forgotten")
        .param("username", username)
        .param("forgotten", Columns.timestamp(clock.instant().minus(settings.lockTime())))
        .update();
  }
}
