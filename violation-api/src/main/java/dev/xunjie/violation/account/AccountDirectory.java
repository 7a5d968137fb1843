package dev.xunjie.violation.account;

import dev.xunjie.violation.postgres.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All accounts, by user name. */
@Component
final class AccountDirectory {
  /** Certificates count by the calendar of where they are issued. */
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private static final String ENTRY =
      """
      select account.*,
        (select number from officer_certificate as held
         where held.username = account.username and :today between valid_from and valid_until
         order by valid_until desc, number limit 1) as certificate_number
      from account
      """;

  private final JdbcClient database;
  private final Clock clock;

  AccountDirectory(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Accounts in the order of their user names.
   *
   * @param search part of a user name or display name, in any case; empty: all
   * @param after only user names after this one
   */
  List<AccountEntry> list(String search, String after, int limit) {
    return database
        .sql(
            ENTRY
                + """
                where username > :after
                  and (position(lower(:search) in username) > 0
                       or position(lower(:search) in lower(display_name)) > 0)
                order by username limit :limit
                """)
        .param("today", today())
        .param("after", after)
        .param("search", search)
        .param("limit", limit)
        .query(AccountDirectory::fromRow)
        .list();
  }

  /** The account of that user name, if there is one. */
  Optional<AccountEntry> find(String username) {
    return database
        .sql(ENTRY + "where username = :username")
        .param("today", today())
        .param("username", username)
        .query(AccountDirectory::fromRow)
        .optional();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CHINA);
  }

  private static AccountEntry fromRow(ResultSet row, int number) throws SQLException {
    return new AccountEntry(
        AccountStore.fromRow(row),
        Columns.instant(row, "created_at"),
        Columns.instantIfAny(row, "disabled_at"),
        row.getBoolean("must_change_password"),
        Columns.textIfAny(row, "certificate_number"));
  }
}
