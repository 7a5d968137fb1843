package dev.xunjie.violation.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.TestingSettings;
import dev.xunjie.violation.TestingStack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions in a real PostgreSQL. */
class SessionStoreTest {
  private final TestingStack stack = TestingStack.shared();
  private final ApiSettings settings = TestingSettings.of(Map.of());

  @Test
  void notesUseWithNoMoreThanOneConnection() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    HikariConfig single = new HikariConfig();
    single.setDataSource(stack.dataSource());
    single.setMaximumPoolSize(1);
    single.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
    try (HikariDataSource pool = new HikariDataSource(single)) {
      JdbcClient database = JdbcClient.create(pool);
      String token = at(now.minus(Duration.ofMinutes(2)), database).begin("reviewer");

      SignedIn user = at(now, database).find(token, "192.0.2.7").orElseThrow();

      assertThat(user.username()).isEqualTo("reviewer");
      assertThat(user.address()).isEqualTo("192.0.2.7");
      assertThat(lastUse(user)).isEqualTo(now);
    }
  }

  private SessionStore at(Instant time, JdbcClient database) {
    return new SessionStore(database, Clock.fixed(time, ZoneOffset.UTC), settings);
  }

  private Instant lastUse(SignedIn user) {
    return stack
        .database()
        .sql("select last_used_at from user_session where token_sha256 = :digest")
        .param("digest", user.sessionDigest())
        .query(Instant.class)
        .single();
  }
}
