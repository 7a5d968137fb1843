package dev.xunjie.contracts;

import java.util.regex.Pattern;

/**
 * The form of ids that people choose (cameras, zones): 1 to 64 letters, digits, dots, dashes or
 * underscores of ASCII, so that they are safe as Kafka keys, in addresses and in file names. What
 * people read is the name, in any script.
 */
public final class Identifier {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private Identifier() {}

  /**
   * Returns the id unchanged.
   *
   * @param what what is identified, for the message, as in "camera"
   * @throws IllegalArgumentException if the id is missing or has another form
   */
  public static String require(String what, String id) {
    if (id == null || !FORM.matcher(id).matches() || id.startsWith(".")) {
      throw new IllegalArgumentException(
          "%s id \"%s\" must be 1 to 64 ASCII letters, digits, dots, dashes or underscores"
              .formatted(what, id));
    }
    return id;
  }
}
