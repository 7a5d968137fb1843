package dev.xunjie.violation.account;

import dev.xunjie.violation.ApiSettings;
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
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
  private final PasswordChange passwordChange;
  private final SessionStore sessions;
  private final ActivityLog activities;
  private final CsrfTokenRepository csrfTokens;
  private final TransactionOperations transactions;
  private final ApiSettings settings;

  SessionController(
      SignIn signIn,
      PasswordChange passwordChange,
      SessionStore sessions,
      ActivityLog activities,
      CsrfTokenRepository csrfTokens,
      TransactionOperations transactions,
      ApiSettings settings) {
    this.signIn = signIn;
    this.passwordChange = passwordChange;
    this.sessions = sessions;
    this.activities = activities;
    this.csrfTokens = csrfTokens;
    this.transactions = transactions;
    this.settings = settings;
  }

  record Credentials(
      @NotNull @Size(max = 100) String username, @NotNull @Size(max = 1000) String password) {}

  /**
   * Who somebody is.
   *
   * @param timeZone the city's, in which all times are meant
   * @param mustChangePassword until then nothing else is allowed: PUT /api/session/password
   */
  record Whoami(
      String username,
      String displayName,
      Set<Role> roles,
      Optional<String> squad,
      Set<String> areas,
      ZoneId timeZone,
      boolean mustChangePassword) {
    static Whoami of(SignedIn user, ZoneId timeZone) {
      return new Whoami(
          user.username(),
          user.displayName(),
          new TreeSet<>(user.roles()),
          user.squad(),
          new TreeSet<>(user.areas()),
          timeZone,
          user.standing() == Standing.NEWCOMER);
    }
  }

  record NewPassword(
      @NotNull @Size(max = 1000) String currentPassword,
      @NotNull @Size(max = 1000) String newPassword) {}

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
        signIn.attempt(
            credentials.username(),
            credentials.password(),
            SecretCookie.BROWSER.tokenIn(request),
            request.getRemoteAddr());
    if (outcome instanceof SignIn.Outcome.Locked locked) {
      throw Problem.of(
              HttpStatus.TOO_MANY_REQUESTS,
              "sign-in-locked",
              "Too many failed sign-ins under this user name. It is locked for some minutes.")
          .with("until", locked.until());
    }
    if (outcome instanceof SignIn.Outcome.Welcome welcome) {
      return welcomed(welcome, request, response);
    }
    throw Problem.of(
        HttpStatus.UNAUTHORIZED, "sign-in-refused", "The user name or the password is wrong.");
  }

  @Operation(summary = "Who am I, and what may I do")
  @GetMapping
  Whoami whoami(@Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    return Whoami.of(user, settings.timeZone());
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
    response.addHeader(HttpHeaders.SET_COOKIE, SecretCookie.SESSION.expired(request.isSecure()));
    renewCsrfToken(request, response);
  }

  @Operation(summary = "Change the own password; ends the user's other sessions")
  @PutMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePassword(
      @Valid @RequestBody NewPassword wanted,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    passwordChange.change(user, wanted.currentPassword(), wanted.newPassword());
  }

  /** The session is a new one, whatever the browser brought along; what it brought is over. */
  private Whoami welcomed(
      SignIn.Outcome.Welcome welcome, HttpServletRequest request, HttpServletResponse response) {
    SecretCookie.SESSION
        .tokenIn(request)
        .ifPresent(former -> sessions.end(SecretToken.digestOf(former)));
    boolean secure = request.isSecure();
    response.addHeader(
        HttpHeaders.SET_COOKIE, SecretCookie.SESSION.carrying(welcome.sessionToken(), secure));
    response.addHeader(
        HttpHeaders.SET_COOKIE, SecretCookie.BROWSER.carrying(welcome.browserToken(), secure));
    renewCsrfToken(request, response);
    return sessions
        .find(welcome.sessionToken(), request.getRemoteAddr())
        .map(user -> Whoami.of(user, settings.timeZone()))
        .orElseThrow(
            () ->
                Problem.of(
                    HttpStatus.UNAUTHORIZED,
                    "sign-in-refused",
                    "The account was disabled this very moment."));
  }

  /** Whoever knew the token of the old session doesn't know that of the new one. */
  private void renewCsrfToken(HttpServletRequest request, HttpServletResponse response) {
    CsrfToken fresh = csrfTokens.generateToken(request);
    csrfTokens.saveToken(fresh, request, response);
  }
}
