package dev.xunjie.violation.account;

import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.activity.Actor;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Checks a user name and password. */
@Component
final class SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

  private final AccountStore accounts;
  private final FailedProofs failures;
  private final KnownBrowsers browsers;
  private final SessionStore sessions;
  private final ActivityLog activities;
  private final TransactionOperations transactions;

  SignIn(
      AccountStore accounts,
      FailedProofs failures,
      KnownBrowsers browsers,
      SessionStore sessions,
      ActivityLog activities,
      TransactionOperations transactions) {
    this.accounts = accounts;
    this.failures = failures;
    this.browsers = browsers;
    this.sessions = sessions;
    this.activities = activities;
    this.transactions = transactions;
  }

  /** How an attempt ended. */
  sealed interface Outcome {
    /**
     * The password is right.
     *
     * @param sessionToken of the session that begins
     * @param browserToken by which the browser is known from now on
     */
    record Welcome(String sessionToken, String browserToken) implements Outcome {}

    /** No such user name, or another password: deliberately not told apart. */
    record Refused() implements Outcome {}

    /** Too many failures; not looked at before then. */
    record Locked(Instant until) implements Outcome {}
  }

  /**
   * Tries a password.
   *
   * @param browserToken what the browser is known by, if it says so
   * @param address network address of the client
   */
  Outcome attempt(
      String typedUsername, String password, Optional<String> browserToken, String address) {
    String username = typedUsername.strip().toLowerCase(Locale.ROOT);
    Actor actor = new Actor(username, address);
    Optional<String> known = browserToken.filter(token -> browsers.knows(token, username));
    String countedFor =
        known.map(token -> "browser:" + SecretToken.digestOf(token)).orElse(username);
    FailedProofs.Attempts attempts = failures.count(countedFor);
    if (attempts.lockedUntil().isPresent()) {
      Instant until = attempts.lockedUntil().get();
      activities.record(
          actor, Activity.Kind.SIGN_IN_LOCKED, username, Map.of("until", until.toString()));
      LOG.warn("sign-in refused, locked username={} address={} until={}", username, address, until);
      return new Outcome.Locked(until);
    }
    if (accounts.withPassword(username, password).isEmpty()) {
      activities.record(
          actor, Activity.Kind.SIGN_IN_FAILED, username, Map.of("attempt", attempts.made()));
      LOG.warn("sign-in failed username={} address={}", username, address);
      return new Outcome.Refused();
    }
    failures.forget(countedFor);
    return transactions.execute(
        status -> {
          String sessionToken = sessions.begin(username);
          String rememberedAs = browsers.remember(known, username);
          activities.record(actor, Activity.Kind.SIGNED_IN, username, Map.of());
          return new Outcome.Welcome(sessionToken, rememberedAs);
        });
  }
}
