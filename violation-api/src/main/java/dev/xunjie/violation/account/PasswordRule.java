package dev.xunjie.violation.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.violation.problem.Problem;
import org.springframework.http.HttpStatus;

/** What a new password must be: long. Length is what resists guessing (NIST SP 800-63B, 3.1.1). */
final class PasswordRule {
  private static final int FEWEST_CHARACTERS = 10;

  private PasswordRule() {}

  static void require(String password) {
    int characters = password.codePointCount(0, password.length());
    int bytes = password.getBytes(UTF_8).length;
    if (characters < FEWEST_CHARACTERS || bytes > AccountStore.LONGEST_PASSWORD_BYTES) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "unfit-password",
          "A password has %d characters or more, and %d bytes at most."
              .formatted(FEWEST_CHARACTERS, AccountStore.LONGEST_PASSWORD_BYTES));
    }
  }
}
