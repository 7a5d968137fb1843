package dev.xunjie.violation.account;

import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.postgres.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sessions in PostgreSQL: every instance knows them, a restart keeps them, and a change of roles
 * works from the next request on.
 */
@Component
final class SessionStore implements Credentials {
  private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

  private final JdbcClient database;
  private final Clock clock;
  private final ApiSettings settings;

  SessionStore(JdbcClient database, Clock clock, ApiSettings settings) {
    this.database = database;
    this.clock = clock;
    this.settings = settings;
  }

  /** Begins a session and returns its token, which is known to the browser alone from then on. */
  String begin(String username) {
    return begin(username, false);
  }

  /** Begins a session of somebody whom another system vouches for: no password of ours is asked. */
  String beginFederated(String username) {
    return begin(username, true);
  }

  private String begin(String username, boolean federated) {
    String token = SecretToken.draw();
    Instant now = clock.instant();
    database
        .sql("delete from user_session where created_at < :longest or last_used_at < :idle")
        .param("longest", Columns.timestamp(now.minus(settings.sessionLongestTime())))
        .param("idle", Columns.timestamp(now.minus(settings.sessionIdleTime())))
        .update();
    database
        .sql(
            """
            insert into user_session (token_sha256, username, created_at, last_used_at, federated)
            values (:digest, :username, :now, :now, :federated)
            """)
        .param("federated", federated)
        .param("digest", SecretToken.digestOf(token))
        .param("username", username)
        .param("now", Columns.timestamp(now))
        .update();
    return token;
  }

  /** The user whose session this is, if it still lasts and the account isn't disabled. */
  Optional<SignedIn> find(String token, String address) {
    Instant now = clock.instant();
    String digest = SecretToken.digestOf(token);
    Optional<Found> found =
        database
            .sql(
                """
                select account.*, last_used_at, federated from user_session join account using (username)
                where token_sha256 = :digest and user_session.created_at >= :longest
                  and last_used_at >= :idle and disabled_at is null
                """)
            .param("digest", digest)
            .param("longest", Columns.timestamp(now.minus(settings.sessionLongestTime())))
            .param("idle", Columns.timestamp(now.minus(settings.sessionIdleTime())))
            .query(
                (row, number) ->
                    new Found(signedIn(row, address, digest), Columns.instant(row, "last_used_at")))
            .optional();
    // Not while the row is read: a request must never need two connections at once.
    found.ifPresent(session -> noteUse(digest, session.lastUsedAt(), now));
    return found.map(Found::user);
  }

  @Override
  public Set<String> lasting(Set<String> digests) {
    Instant now = clock.instant();
    return database
        .sql(
            """
            select token_sha256 from user_session join account using (username)
            where token_sha256 in (:digests) and user_session.created_at >= :longest
              and last_used_at >= :idle and disabled_at is null
            """)
        .param("digests", digests)
        .param("longest", Columns.timestamp(now.minus(settings.sessionLongestTime())))
        .param("idle", Columns.timestamp(now.minus(settings.sessionIdleTime())))
        .query(String.class)
        .set();
  }

  private record Found(SignedIn user, Instant lastUsedAt) {}

  private static SignedIn signedIn(ResultSet row, String address, String digest)
      throws SQLException {
    Account account = AccountStore.fromRow(row);
    boolean newcomer = row.getBoolean("must_change_password") && !row.getBoolean("federated");
    return new SignedIn(
        account.username(),
        account.displayName(),
        account.roles(),
        account.squad(),
        account.areas(),
        newcomer ? Standing.NEWCOMER : Standing.OFFICER,
        address,
        digest);
  }

  /** Ends the session with this digest, if there is one. */
  void end(String digest) {
    database
        .sql("delete from user_session where token_sha256 = :digest")
        .param("digest", digest)
        .update();
  }

  /** Ends a user's sessions except the one with this digest. */
  void endOthers(String username, String digest) {
    database
        .sql("delete from user_session where username = :username and token_sha256 <> :digest")
        .param("username", username)
        .param("digest", digest)
        .update();
  }

  /** Ends all of a user's sessions. */
  void endAll(String username) {
    database
        .sql("delete from user_session where username = :username")
        .param("username", username)
        .update();
  }

  private void noteUse(String digest, Instant lastUsed, Instant now) {
    if (lastUsed.plus(USE_IS_NOTED_EVERY).isBefore(now)) {
      database
          .sql("update user_session set last_used_at = :now where token_sha256 = :digest")
          .param("now", Columns.timestamp(now))
          .param("digest", digest)
          .update();
    }
  }
}
