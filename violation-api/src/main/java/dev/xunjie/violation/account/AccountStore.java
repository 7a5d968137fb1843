package dev.xunjie.violation.account;

import dev.xunjie.violation.postgres.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Accounts in PostgreSQL; passwords only as BCrypt hashes. */
@Component
final class AccountStore {
  /** BCrypt looks at no more than this many bytes of a password. */
  static final int LONGEST_PASSWORD_BYTES = 72;

  private final JdbcClient database;
  private final Clock clock;
  private final PasswordEncoder passwords;
  private final String hashOfNobody;

  AccountStore(JdbcClient database, Clock clock, PasswordEncoder passwords) {
    this.database = database;
    this.clock = clock;
    this.passwords = passwords;
    this.hashOfNobody = passwords.encode("nobody's password");
  }

  boolean isEmpty() {
    return database.sql("select not exists (select from account)").query(Boolean.class).single();
  }

  /**
   * Adds the account; false, and nothing changed, if the user name is taken.
   *
   * @param oneTime whether the password must be changed at the first sign-in
   */
  boolean add(Account account, String password, boolean oneTime) {
    return database
            .sql(
                """
                insert into account
                  (username, display_name, password_hash, must_change_password, roles, squad, areas,
                   created_at)
                values (:username, :displayName, :hash, :oneTime, :roles, :squad, :areas, :now)
                on conflict do nothing
                """)
            .param("username", account.username())
            .param("displayName", account.displayName())
            .param("hash", passwords.encode(password))
            .param("oneTime", oneTime)
            .param("roles", names(account.roles()))
            .param("squad", account.squad().orElse(null))
            .param("areas", account.areas().toArray(String[]::new))
            .param("now", Columns.timestamp(clock.instant()))
            .update()
        == 1;
  }

  /**
   * Sets the password; false if there is no such account.
   *
   * @param oneTime whether it must be changed at the next sign-in
   */
  boolean changePassword(String username, String password, boolean oneTime) {
    return database
            .sql(
                """
            update account set password_hash = :hash, must_change_password = :oneTime
            where username = :username
            """)
            .param("hash", passwords.encode(password))
            .param("oneTime", oneTime)
            .param("username", username)
            .update()
        == 1;
  }

  /** Sets name, roles, squad and areas; false if there is no such account. */
  boolean edit(Account account) {
    return database
            .sql(
                """
                update account set display_name = :displayName, roles = :roles, squad = :squad,
                  areas = :areas
                where username = :username
                """)
            .param("username", account.username())
            .param("displayName", account.displayName())
            .param("roles", names(account.roles()))
            .param("squad", account.squad().orElse(null))
            .param("areas", account.areas().toArray(String[]::new))
            .update()
        == 1;
  }

  /** Disables the account; false if there is no such account. */
  boolean disable(String username) {
    return database
            .sql(
                """
                update account set disabled_at = coalesce(disabled_at, :now)
                where username = :username
                """)
            .param("username", username)
            .param("now", Columns.timestamp(clock.instant()))
            .update()
        == 1;
  }

  /** Enables the account; false if there is no such account. */
  boolean enable(String username) {
    return database
            .sql("update account set disabled_at = null where username = :username")
            .param("username", username)
            .update()
        == 1;
  }

  /** Until the transaction ends, nobody else changes who the administrators are. */
  void lockAdministrators() {
    database
        .sql(
            """
            select username from account
            where 'ADMIN' = any(roles) and disabled_at is null
            order by username for no key update
            """)
        .query(String.class)
        .list();
  }

  /** Whether there is such an account, and it isn't disabled. */
  boolean isEnabled(String username) {
    return database
        .sql(
            """
            select exists (select from account where username = :username and disabled_at is null)
            """)
        .param("username", username)
        .query(Boolean.class)
        .single();
  }

  boolean hasAdministrator() {
    return database
        .sql(
            """
            select exists
              (select from account where 'ADMIN' = any(roles) and disabled_at is null)
            """)
        .query(Boolean.class)
        .single();
  }

  /**
   * The account, if it exists, isn't disabled, and this is its password. Takes as long either way,
   * so that the answer's time tells nobody which names exist.
   */
  Optional<Account> withPassword(String username, String password) {
    Optional<Credentials> known =
        database
            .sql("select * from account where username = :username and disabled_at is null")
            .param("username", username)
            .query((row, number) -> new Credentials(fromRow(row), row.getString("password_hash")))
            .optional();
    boolean matches =
        passwords.matches(password, known.map(Credentials::passwordHash).orElse(hashOfNobody));
    return known.filter(credentials -> matches).map(Credentials::account);
  }

  private record Credentials(Account account, String passwordHash) {}

  /** The account in a row of the account table. */
  static Account fromRow(ResultSet row) throws SQLException {
    return new Account(
        row.getString("username"),
        row.getString("display_name"),
        texts(row, "roles").stream().map(Role::valueOf).collect(Collectors.toSet()),
        Columns.textIfAny(row, "squad"),
        texts(row, "areas"));
  }

  private static String[] names(Set<Role> roles) {
    return roles.stream().map(Role::name).toArray(String[]::new);
  }

  private static Set<String> texts(ResultSet row, String column) throws SQLException {
    return Set.of((String[]) row.getArray(column).getArray());
  }
}
