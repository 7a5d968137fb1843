package dev.xunjie.violation.visibility;

import dev.xunjie.contracts.plate.PlateNumber;
import dev.xunjie.violation.account.Role;
import dev.xunjie.violation.account.SignedIn;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps plate numbers from those who need not see them: province and office stay, and the last two
 * symbols, so that two plates can still be told apart.
 */
public final class PlateMask {
  /** They decide on people by their plates, or supervise those who do. */
  private static final Set<Role> SEE_PLATES =
      EnumSet.of(Role.REVIEWER, Role.SQUAD, Role.LEGAL, Role.AUDITOR);

  private static final Pattern PLATE =
      Pattern.compile(
          "([%1$s][0-9A-Z])[·•. ]?[0-9A-Z]{2,4}([0-9A-Z][0-9A-Z%2$s])(?![0-9A-Z%2$s])"
              .formatted(PlateNumber.PROVINCES, PlateNumber.ENDINGS));

  private static final String MASKED = "$1***$2";

  private PlateMask() {}

  /** Whether the user may see plate numbers. */
  public static boolean isFor(SignedIn user) {
    return !user.isAnyOf(SEE_PLATES);
  }

  /** The text, with every plate number in it masked. */
  public static String mask(String text) {
    return PLATE.matcher(text).replaceAll(MASKED);
  }
}
