package dev.xunjie.violation.account;

import dev.xunjie.violation.postgres.Columns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Browsers in which an officer has signed in before, told by a cookie of their own. Wrong passwords
 * are counted for each of them apart, so that whoever guesses elsewhere locks the name for
 * strangers, never for its owner (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
 */
@Component
final class KnownBrowsers {
  /** Longer than any leave; a cookie that isn't used for so long was left on some old machine. */
  static final Duration REMEMBERED = Duration.ofDays(90);

  private final JdbcClient database;
  private final Clock clock;

  KnownBrowsers(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether this is the cookie of a browser in which that officer has signed in. */
  boolean knows(String token, String username) {
    return database
        .sql(
            """
            select exists (select from known_browser
              where token_sha256 = :digest and username = :username and last_used_at >= :oldest)
            """)
        .param("digest", SecretToken.digestOf(token))
        .param("username", username)
        .param("oldest", Columns.timestamp(clock.instant().minus(REMEMBERED)))
        .query(Boolean.class)
        .single();
  }

  /** Remembers the browser after a sign-in, and returns its token: the old one, if it is known. */
  String remember(Optional<String> known, String username) {
    String token = known.orElseGet(SecretToken::draw);
    Instant now = clock.instant();
    database
        .sql("delete from known_browser where last_used_at < :oldest")
        .param("oldest", Columns.timestamp(now.minus(REMEMBERED)))
        .update();
    database
        .sql(
            """
            insert into known_browser values (:digest, :username, :now)
            on conflict (token_sha256) do update set last_used_at = :now
            """)
        .param("digest", SecretToken.digestOf(token))
        .param("username", username)
        .param("now", Columns.timestamp(now))
        .update();
    return token;
  }
}
