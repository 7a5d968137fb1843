package dev.xunjie.violation.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.violation.TestingSettings;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.activity.ActivityLog;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The very first start, on a database of its own. */
class FirstAccountsTest {
  @Test
  void createsBothAccountsOrNone() {
    DataSource empty = TestingStack.shared().newDatabase("first_accounts");
    String tooLong = "x".repeat(AccountStore.LONGEST_PASSWORD_BYTES + 1);

    assertThatThrownBy(() -> start(empty, tooLong)).isInstanceOf(IllegalArgumentException.class);
    assertThat(usernames(empty)).isEmpty();

    start(empty, "a fit password");
    assertThat(usernames(empty)).containsExactly("admin", "reviewer");
    assertThat(
            JdbcClient.create(empty)
                .sql("select subject from activity where kind = 'USER_CREATED' order by sequence")
                .query(String.class)
                .list())
        .containsExactly("admin", "reviewer");
  }

  @Test
  void asksForANewPasswordInPlaceOfADrawnOneAndNotInPlaceOfTheOperatorsOwn() {
    DataSource drawn = TestingStack.shared().newDatabase("first_drawn");
    start(drawn, Map.of());
    DataSource set = TestingStack.shared().newDatabase("first_set");
    start(set, Map.of("first-admin-password", TestingStack.ADMIN_PASSWORD));

    assertThat(mustChangePassword(drawn)).containsExactly(true);
    assertThat(mustChangePassword(set)).containsExactly(false);
  }

  @Test
  void keepsPasswordsAsSlowHashesOnly() {
    DataSource database = TestingStack.shared().newDatabase("first_hashes");

    start(database, "a fit password");

    assertThat(
            JdbcClient.create(database)
                .sql("select password_hash from account")
                .query(String.class)
                .list())
        .hasSize(2)
        .allMatch(hash -> hash.startsWith("$2a$10$"));
  }

  private static void start(DataSource database, String reviewerPassword) {
    start(
        database,
        Map.of(
            "first-admin-password",
            TestingStack.ADMIN_PASSWORD,
            "first-reviewer-password",
            reviewerPassword));
  }

  private static void start(DataSource database, Map<String, String> settings) {
    JdbcClient client = JdbcClient.create(database);
    TransactionTemplate transactions =
        new TransactionTemplate(new JdbcTransactionManager(database));
    new FirstAccounts(
            new AccountStore(client, Clock.systemUTC(), new PasswordHashing().passwords()),
            TestingSettings.of(settings),
            transactions,
            new ActivityLog(client, transactions, Clock.systemUTC()))
        .afterSingletonsInstantiated();
  }

  private static List<Boolean> mustChangePassword(DataSource database) {
    return JdbcClient.create(database)
        .sql("select must_change_password from account")
        .query(Boolean.class)
        .list();
  }

  private static List<String> usernames(DataSource database) {
    return JdbcClient.create(database)
        .sql("select username from account order by username")
        .query(String.class)
        .list();
  }
}
