package dev.xunjie.violation.account;

import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.activity.Actor;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** At the very first start, when nobody could sign in, creates the accounts to begin with. */
@Component
final class FirstAccounts implements SmartInitializingSingleton {
  private static final Logger LOG = LoggerFactory.getLogger(FirstAccounts.class);
  private static final Account ADMIN =
      new Account("admin", "管理员", Set.of(Role.ADMIN, Role.ANALYST), Optional.empty(), Set.of());
  private static final Account REVIEWER =
      new Account("reviewer", "审核员", Set.of(Role.REVIEWER), Optional.empty(), Set.of());

  private final AccountStore accounts;
  private final ApiSettings settings;
  private final TransactionOperations transactions;
  private final ActivityLog activities;

  FirstAccounts(
      AccountStore accounts,
      ApiSettings settings,
      TransactionOperations transactions,
      ActivityLog activities) {
    this.activities = activities;
    this.accounts = accounts;
    this.settings = settings;
    this.transactions = transactions;
  }

  @Override
  public void afterSingletonsInstantiated() {
    boolean drawn = settings.firstAdminPassword().isBlank();
    String password = drawn ? OneTimePassword.draw() : settings.firstAdminPassword();
    List<Account> created = transactions.execute(status -> createIfThereAreNone(password, drawn));
    for (Account account : created) {
      LOG.info("first account created username={} roles={}", account.username(), account.roles());
    }
    if (drawn && created.contains(ADMIN)) {
      tellOnce(System.out, password);
    }
  }

  /**
   * All or none: were the administrator created alone, no later start would create the reviewer.
   */
  private List<Account> createIfThereAreNone(String adminPassword, boolean oneTime) {
    List<Account> created = new ArrayList<>();
    if (accounts.isEmpty()) {
      if (accounts.add(ADMIN, adminPassword, oneTime)) {
        created.add(ADMIN);
      }
      String reviewerPassword = settings.firstReviewerPassword();
      if (!reviewerPassword.isBlank() && accounts.add(REVIEWER, reviewerPassword, false)) {
        created.add(REVIEWER);
      }
    }
    for (Account account : created) {
      activities.record(
          Actor.XUNJIE,
          Activity.Kind.USER_CREATED,
          account.username(),
          Map.of("roles", account.roles()));
    }
    return created;
  }

  /** Straight to the terminal: a password has no business in a log. */
  private static void tellOnce(PrintStream terminal, String password) {
    terminal.println();
    terminal.println("  First start: sign in as admin with the password  " + password);
    terminal.println("  It is shown only now, and replaced by your own at the first sign-in.");
    terminal.println();
    terminal.flush();
  }
}
