package dev.xunjie.violation.account;

import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.problem.Problem;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** An officer chooses a new password. */
@Component
final class PasswordChange {
  private final AccountStore accounts;
  private final FailedProofs failures;
  private final SessionStore sessions;
  private final ActivityLog activities;
  private final TransactionOperations transactions;

  PasswordChange(
      AccountStore accounts,
      FailedProofs failures,
      SessionStore sessions,
      ActivityLog activities,
      TransactionOperations transactions) {
    this.accounts = accounts;
    this.failures = failures;
    this.sessions = sessions;
    this.activities = activities;
    this.transactions = transactions;
  }

  /**
   * Changes the password and ends the officer's other sessions. The current one is asked for and
   * guesses are counted, for an unattended console is open to anybody.
   */
  void change(SignedIn user, String currentPassword, String newPassword) {
    PasswordRule.require(newPassword);
    String countedFor = "change:" + user.username();
    FailedProofs.Attempts attempts = failures.count(countedFor);
    attempts.lockedUntil().ifPresent(PasswordChange::refuseUntil);
    if (accounts.withPassword(user.username(), currentPassword).isEmpty()) {
      throw Problem.of(
          HttpStatus.FORBIDDEN, "wrong-password", "The current password is another one.");
    }
    failures.forget(countedFor);
    if (newPassword.equals(currentPassword)) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST, "same-password", "The new password is the current one.");
    }
    transactions.executeWithoutResult(
        status -> {
          accounts.changePassword(user.username(), newPassword, false);
          sessions.endOthers(user.username(), user.sessionDigest());
          activities.record(
              user.actor(), Activity.Kind.PASSWORD_CHANGED, user.username(), Map.of());
        });
  }

  private static void refuseUntil(Instant until) {
    throw Problem.of(
            HttpStatus.TOO_MANY_REQUESTS,
            "password-change-locked",
            "The current password was wrong too often. Try again in some minutes.")
        .with("until", until);
  }
}
