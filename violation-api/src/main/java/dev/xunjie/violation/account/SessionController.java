package dev.xunjie.violation.account;

import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in, out, and who one is. */
@RestController
@RequestMapping("/api/session")
final class SessionController {
  private final SignIn signIn;
  private final AccountStore accounts;
  private final SessionStore sessions;
  private final ActivityLog activities;
  private final CsrfTokenRepository csrfTokens;
  private final TransactionOperations transactions;

  SessionController(
      SignIn signIn,
      AccountStore accounts,
      SessionStore sessions,
      ActivityLog activities,
      CsrfTokenRepository csrfTokens,
      TransactionOperations transactions) {
    this.signIn = signIn;
    this.accounts = accounts;
    this.sessions = sessions;
    this.activities = activities;
    this.csrfTokens = csrfTokens;
    this.transactions = transactions;
  }

  record Credentials(
      @NotNull @Size(max = 100) String username, @NotNull @Size(max = 1000) String password) {}

  record Whoami(String username, String displayName, Set<Role> roles) {}

  record PasswordChange(
      @NotNull @Size(max = 1000) String currentPassword, @NotNull String newPassword) {}

  @Operation(
      summary = "Sign in",
      description =
          "Answers with the session cookie. Like every request that changes something it needs the"
              + " value of the cookie XSRF-TOKEN, which any GET hands out, in the header"
              + " X-XSRF-TOKEN.")
  @PostMapping
  Whoami signIn(
      @Valid @RequestBody Credentials credentials,
      HttpServletRequest request,
      HttpServletResponse response) {
    SignIn.Outcome outcome =
        signIn.attempt(credentials.username(), credentials.password(), request.getRemoteAddr());
    if (outcome instanceof SignIn.Outcome.Locked locked) {
      throw Problem.of(
              HttpStatus.TOO_MANY_REQUESTS,
              "sign-in-locked",
              "Too many failed sign-ins under this user name. It is locked for some minutes.")
          .with("until", locked.until());
    }
    if (outcome instanceof SignIn.Outcome.Welcome welcome) {
      response.addHeader(
          HttpHeaders.SET_COOKIE, SessionCookie.carrying(welcome.token(), request.isSecure()));
      renewCsrfToken(request, response);
      Account account = welcome.account();
      return new Whoami(account.username(), account.displayName(), account.roles());
    }
    throw Problem.of(
        HttpStatus.UNAUTHORIZED, "sign-in-refused", "The user name or the password is wrong.");
  }

  @Operation(summary = "Who am I, and what may I do")
  @GetMapping
  Whoami whoami(@Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    return new Whoami(user.username(), user.displayName(), user.roles());
  }

  @Operation(summary = "Sign out")
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOut(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user,
      HttpServletRequest request,
      HttpServletResponse response) {
    transactions.executeWithoutResult(
        status -> {
          sessions.end(user.sessionDigest());
          activities.record(user.actor(), Activity.Kind.SIGNED_OUT, user.username(), Map.of());
        });
    response.addHeader(HttpHeaders.SET_COOKIE, SessionCookie.expired(request.isSecure()));
    renewCsrfToken(request, response);
  }

  @Operation(summary = "Change the own password; ends the user's other sessions")
  @PutMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePassword(
      @Valid @RequestBody PasswordChange change,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    PasswordRule.require(change.newPassword());
    if (accounts.withPassword(user.username(), change.currentPassword()).isEmpty()) {
      throw Problem.of(
          HttpStatus.FORBIDDEN, "wrong-password", "The current password is another one.");
    }
    transactions.executeWithoutResult(
        status -> {
          accounts.changePassword(user.username(), change.newPassword());
          sessions.endOthers(user.username(), user.sessionDigest());
          activities.record(
              user.actor(), Activity.Kind.PASSWORD_CHANGED, user.username(), Map.of());
        });
  }

  /** Whoever knew the token of the old session doesn't know that of the new one. */
  private void renewCsrfToken(HttpServletRequest request, HttpServletResponse response) {
    CsrfToken fresh = csrfTokens.generateToken(request);
    csrfTokens.saveToken(fresh, request, response);
  }
}
