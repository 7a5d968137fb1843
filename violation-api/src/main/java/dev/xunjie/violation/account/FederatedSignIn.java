package dev.xunjie.violation.account;

import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.activity.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Signs somebody in whom another system vouches for. Accounts are never made this way: the name has
 * to be an account's already.
 */
@Component
public final class FederatedSignIn {
  private static final Logger LOG = LoggerFactory.getLogger(FederatedSignIn.class);

  private final AccountStore accounts;
  private final SessionStore sessions;
  private final ActivityLog activities;
  private final TransactionOperations transactions;

  FederatedSignIn(
      AccountStore accounts,
      SessionStore sessions,
      ActivityLog activities,
      TransactionOperations transactions) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.activities = activities;
    this.transactions = transactions;
  }

  /**
   * Begins an ordinary session for the account of that name; false if none is enabled.
   *
   * @param claimedName what the other system calls them, in any case
   * @param issuer which system vouches for them
   */
  public boolean signIn(
      String claimedName, String issuer, HttpServletRequest request, HttpServletResponse response) {
    String username = claimedName.strip().toLowerCase(Locale.ROOT);
    Actor actor = new Actor(username, request.getRemoteAddr());
    if (!accounts.isEnabled(username)) {
      LOG.warn("federated sign-in failed, no account username={} issuer={}", username, issuer);
      activities.record(actor, Activity.Kind.SIGN_IN_FAILED, username, Map.of("issuer", issuer));
      return false;
    }
    SecretCookie.SESSION
        .tokenIn(request)
        .ifPresent(former -> sessions.end(SecretToken.digestOf(former)));
    String token =
        transactions.execute(
            status -> {
              activities.record(actor, Activity.Kind.SIGNED_IN, username, Map.of("issuer", issuer));
              return sessions.beginFederated(username);
            });
    response.addHeader(
        HttpHeaders.SET_COOKIE, SecretCookie.SESSION.carrying(token, request.isSecure()));
    return true;
  }
}
