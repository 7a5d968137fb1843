package dev.xunjie.violation.access;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.account.Standing;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfException;

/** Why somebody who is signed in may not do something, and what they can do about it. */
enum Refusal {
  FORGED(
      "csrf-token-missing", "Send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN."),
  NEWCOMER(
      "password-change-required",
      "Your password is a one-time one. Choose your own first: PUT /api/session/password."),
  ROLE("role-missing", "None of your roles may do this.");

  private final String code;
  private final String detail;

  Refusal(String code, String detail) {
    this.code = code;
    this.detail = detail;
  }

  static Refusal of(AccessDeniedException denied) {
    if (denied instanceof CsrfException) {
      return FORGED;
    }
    return signedIn().filter(user -> user.standing() == Standing.NEWCOMER).isPresent()
        ? NEWCOMER
        : ROLE;
  }

  String code() {
    return code;
  }

  String detail() {
    return detail;
  }

  private static Optional<SignedIn> signedIn() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .map(authentication -> authentication.getPrincipal())
        .filter(SignedIn.class::isInstance)
        .map(SignedIn.class::cast);
  }
}
