package dev.xunjie.violation.machine;

import dev.xunjie.violation.account.Credentials;
import dev.xunjie.violation.account.Role;
import dev.xunjie.violation.postgres.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tokens of machine clients in PostgreSQL, by the digest of what the client sends. */
@Component
final class ApiTokenStore implements Credentials {
  private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

  private final JdbcClient database;
  private final Clock clock;

  ApiTokenStore(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Adds a token; false, and nothing changed, if the name was ever given. */
  boolean add(ApiToken token, String digest) {
    return database
            .sql(
                """
                insert into api_token
                  (name, token_sha256, roles, areas, created_by, created_at, expires_at)
                values (:name, :digest, :roles, :areas, :createdBy, :createdAt, :expiresAt)
                on conflict do nothing
                """)
            .param("name", token.name())
            .param("digest", digest)
            .param("roles", token.roles().stream().map(Role::name).toArray(String[]::new))
            .param("areas", token.areas().toArray(String[]::new))
            .param("createdBy", token.createdBy())
            .param("createdAt", Columns.timestamp(token.createdAt()))
            .param("expiresAt", Columns.timestamp(token.expiresAt()))
            .update()
        == 1;
  }

  /** All tokens that were ever given, newest first. */
  List<ApiToken> all() {
    return database
        .sql("select * from api_token order by created_at desc, name")
        .query(ApiTokenStore::fromRow)
        .list();
  }

  /** Revokes a token; false if there is none of that name that works. */
  boolean revoke(String name) {
    return database
            .sql(
                """
                update api_token set revoked_at = :now where name = :name and revoked_at is null
                """)
            .param("name", name)
            .param("now", Columns.timestamp(clock.instant()))
            .update()
        == 1;
  }

  /** Whether a token of that name was ever given. */
  boolean knows(String name) {
    return database
        .sql("select exists (select from api_token where name = :name)")
        .param("name", name)
        .query(Boolean.class)
        .single();
  }

  /** The token with this digest, if it still works; its use is noted. */
  Optional<ApiToken> use(String digest) {
    Instant now = clock.instant();
    Optional<ApiToken> found =
        database
            .sql(
                """
                select * from api_token
                where token_sha256 = :digest and revoked_at is null and expires_at > :now
                """)
            .param("digest", digest)
            .param("now", Columns.timestamp(now))
            .query(ApiTokenStore::fromRow)
            .optional();
    found
        .filter(
            token ->
                token.lastUsedAt().map(last -> last.plus(USE_IS_NOTED_EVERY)).stream()
                    .noneMatch(now::isBefore))
        .ifPresent(token -> noteUse(token.name(), now));
    return found;
  }

  @Override
  public Set<String> lasting(Set<String> digests) {
    return database
        .sql(
            """
            select token_sha256 from api_token
            where token_sha256 in (:digests) and revoked_at is null and expires_at > :now
            """)
        .param("digests", digests)
        .param("now", Columns.timestamp(clock.instant()))
        .query(String.class)
        .set();
  }

  private void noteUse(String name, Instant now) {
    database
        .sql("update api_token set last_used_at = :now where name = :name")
        .param("now", Columns.timestamp(now))
        .param("name", name)
        .update();
  }

  private static ApiToken fromRow(ResultSet row, int number) throws SQLException {
    return new ApiToken(
        row.getString("name"),
        texts(row, "roles").stream().map(Role::valueOf).collect(Collectors.toSet()),
        texts(row, "areas"),
        row.getString("created_by"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "expires_at"),
        Columns.instantIfAny(row, "last_used_at"),
        Columns.instantIfAny(row, "revoked_at"));
  }

  private static Set<String> texts(ResultSet row, String column) throws SQLException {
    return Set.of((String[]) row.getArray(column).getArray());
  }
}
