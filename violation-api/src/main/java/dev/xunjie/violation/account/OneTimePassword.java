package dev.xunjie.violation.account;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Passwords that are drawn and told once; their first use ends with a change. */
final class OneTimePassword {
  /** Read out over a telephone, no two of them are confused. */
  private static final String UNMISTAKABLE = "abcdefghjkmnpqrstuvwxyz23456789";

  /** About 79 bits. */
  private static final int DRAWN_CHARACTERS = 16;

  private static final SecureRandom RANDOM = new SecureRandom();

  private OneTimePassword() {}

  static String draw() {
    return RANDOM
        .ints(DRAWN_CHARACTERS, 0, UNMISTAKABLE.length())
        .mapToObj(UNMISTAKABLE::charAt)
        .map(String::valueOf)
        .collect(Collectors.joining());
  }
}
