package dev.xunjie.violation.account;

import dev.xunjie.violation.ApiSettings;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** At the very first start, when nobody could sign in, creates the accounts to begin with. */
@Component
final class FirstAccounts implements SmartInitializingSingleton {
  private static final Logger LOG = LoggerFactory.getLogger(FirstAccounts.class);
  private static final String UNMISTAKABLE = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int DRAWN_CHARACTERS = 16;

  private final AccountStore accounts;
  private final ApiSettings settings;

  FirstAccounts(AccountStore accounts, ApiSettings settings) {
    this.accounts = accounts;
    this.settings = settings;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (!accounts.isEmpty()) {
      return;
    }
    boolean drawn = settings.firstAdminPassword().isBlank();
    String password = drawn ? draw() : settings.firstAdminPassword();
    Account admin = new Account("admin", "管理员", Set.of(Role.ADMIN, Role.ANALYST));
    if (accounts.add(admin, password)) {
      LOG.info("first account created username={} roles={}", admin.username(), admin.roles());
      if (drawn) {
        tellOnce(System.out, password);
      }
    }
    if (!settings.firstReviewerPassword().isBlank()) {
      Account reviewer = new Account("reviewer", "审核员", Set.of(Role.REVIEWER));
      if (accounts.add(reviewer, settings.firstReviewerPassword())) {
        LOG.info("first account created username={} roles={}", "reviewer", reviewer.roles());
      }
    }
  }

  /** Straight to the terminal: a password has no business in a log. */
  private static void tellOnce(PrintStream terminal, String password) {
    terminal.println();
    terminal.println("  First start: sign in as admin with the password  " + password);
    terminal.println("  It is shown only now. Change it: PUT /api/session/password");
    terminal.println();
    terminal.flush();
  }

  private static String draw() {
    return new SecureRandom()
        .ints(DRAWN_CHARACTERS, 0, UNMISTAKABLE.length())
        .mapToObj(UNMISTAKABLE::charAt)
        .map(String::valueOf)
        .collect(Collectors.joining());
  }
}
