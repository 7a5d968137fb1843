package dev.xunjie.violation.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.postgres.Columns;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sessions in PostgreSQL: every instance knows them, a restart keeps them, and a change of roles
 * works from the next request on.
 */
@Component
final class SessionStore {
  private static final int TOKEN_BYTES = 32;
  private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

  private final JdbcClient database;
  private final Clock clock;
  private final ApiSettings settings;
  private final SecureRandom random = new SecureRandom();

  SessionStore(JdbcClient database, Clock clock, ApiSettings settings) {
    this.database = database;
    this.clock = clock;
    this.settings = settings;
  }

  /** Begins a session and returns its token, which is known to the browser alone from then on. */
  String begin(String username) {
    byte[] drawn = new byte[TOKEN_BYTES];
    random.nextBytes(drawn);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    Instant now = clock.instant();
    database
        .sql("delete from user_session where created_at < :longest or last_used_at < :idle")
        .param("longest", Columns.timestamp(now.minus(settings.sessionLongestTime())))
        .param("idle", Columns.timestamp(now.minus(settings.sessionIdleTime())))
        .update();
    database
        .sql("insert into user_session values (:digest, :username, :now, :now)")
        .param("digest", digest(token))
        .param("username", username)
        .param("now", Columns.timestamp(now))
        .update();
    return token;
  }

  /** The user whose session this is, if it still lasts. */
  Optional<SignedIn> find(String token, String address) {
    Instant now = clock.instant();
    String digest = digest(token);
    Optional<Found> found =
        database
            .sql(
                """
                select account.*, last_used_at from user_session join account using (username)
                where token_sha256 = :digest and user_session.created_at >= :longest
                  and last_used_at >= :idle and disabled_at is null
                """)
            .param("digest", digest)
            .param("longest", Columns.timestamp(now.minus(settings.sessionLongestTime())))
            .param("idle", Columns.timestamp(now.minus(settings.sessionIdleTime())))
            .query(
                (row, number) ->
                    new Found(AccountStore.fromRow(row), Columns.instant(row, "last_used_at")))
            .optional();
    // Not while the row is read: a request must never need two connections at once.
    found.ifPresent(session -> noteUse(digest, session.lastUsedAt(), now));
    return found
        .map(Found::account)
        .map(
            account ->
                new SignedIn(
                    account.username(),
                    account.displayName(),
                    account.roles(),
                    account.squad(),
                    account.areas(),
                    address,
                    digest));
  }

  private record Found(Account account, Instant lastUsedAt) {}

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

  private void noteUse(String digest, Instant lastUsed, Instant now) {
    if (lastUsed.plus(USE_IS_NOTED_EVERY).isBefore(now)) {
      database
          .sql("update user_session set last_used_at = :now where token_sha256 = :digest")
          .param("now", Columns.timestamp(now))
          .param("digest", digest)
          .update();
    }
  }

  private static String digest(String token) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }
}
