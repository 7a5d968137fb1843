package dev.xunjie.violation.account;

import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Changes that administrators make to accounts, each with its record. */
@Component
final class AccountEditor {
  private final AccountStore accounts;
  private final SessionStore sessions;
  private final ActivityLog activities;
  private final TransactionOperations transactions;

  AccountEditor(
      AccountStore accounts,
      SessionStore sessions,
      ActivityLog activities,
      TransactionOperations transactions) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.activities = activities;
    this.transactions = transactions;
  }

  /** Creates an account, unless the user name is taken. */
  void create(Account account, String password, boolean oneTime, SignedIn creator) {
    transactions.executeWithoutResult(
        status -> {
          if (!accounts.add(account, password, oneTime)) {
            throw Problem.of(
                HttpStatus.CONFLICT,
                "username-taken",
                "There is an account %s already.".formatted(account.username()));
          }
          Map<String, Object> detail = described(account);
          detail.put("oneTimePassword", oneTime);
          record(creator, Activity.Kind.USER_CREATED, account.username(), detail);
        });
  }

  /** Gives an account another name, roles, squad and areas; in force from the next request on. */
  void edit(Account account, SignedIn editor) {
    keepingAnAdministrator(
        () -> {
          requireChanged(accounts.edit(account), account.username());
          record(editor, Activity.Kind.USER_EDITED, account.username(), described(account));
          return account;
        });
  }

  /** Lets nobody sign in with the account, and ends its sessions at once. */
  void disable(String username, SignedIn editor) {
    refuseOwn(username, editor, "Another administrator has to disable your account.");
    keepingAnAdministrator(
        () -> {
          requireChanged(accounts.disable(username), username);
          sessions.endAll(username);
          record(editor, Activity.Kind.USER_DISABLED, username, Map.of());
          return username;
        });
  }

  /** Lets its officer sign in with the account again. */
  void enable(String username, SignedIn editor) {
    transactions.executeWithoutResult(
        status -> {
          requireChanged(accounts.enable(username), username);
          record(editor, Activity.Kind.USER_ENABLED, username, Map.of());
        });
  }

  /** Replaces a password by a one-time one, ends the account's sessions, and returns it. */
  String resetPassword(String username, SignedIn editor) {
    refuseOwn(username, editor, "Change your own password: PUT /api/session/password.");
    String drawn = OneTimePassword.draw();
    transactions.executeWithoutResult(
        status -> {
          requireChanged(accounts.changePassword(username, drawn, true), username);
          sessions.endAll(username);
          record(editor, Activity.Kind.PASSWORD_RESET, username, Map.of());
        });
    return drawn;
  }

  /**
   * Makes the change unless it leaves nobody who can administer. Changes that could are made one
   * after the other, so that two administrators can't remove each other.
   */
  private void keepingAnAdministrator(Supplier<?> change) {
    transactions.executeWithoutResult(
        status -> {
          accounts.lockAdministrators();
          change.get();
          if (!accounts.hasAdministrator()) {
            throw Problem.of(
                HttpStatus.CONFLICT,
                "last-administrator",
                "This is the last administrator: make somebody else one first.");
          }
        });
  }

  private static void refuseOwn(String username, SignedIn editor, String whatToDo) {
    if (username.equals(editor.username())) {
      throw Problem.of(HttpStatus.CONFLICT, "own-account", whatToDo);
    }
  }

  private static void requireChanged(boolean changed, String username) {
    if (!changed) {
      throw Problem.unknown("user", username);
    }
  }

  private static Map<String, Object> described(Account account) {
    Map<String, Object> detail = new HashMap<>();
    detail.put("displayName", account.displayName());
    detail.put("roles", account.roles());
    detail.put("areas", account.areas());
    account.squad().ifPresent(squad -> detail.put("squad", squad));
    return detail;
  }

  private void record(
      SignedIn editor, Activity.Kind kind, String username, Map<String, Object> detail) {
    activities.record(editor.actor(), kind, username, detail);
  }
}
