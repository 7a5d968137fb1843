package dev.xunjie.violation.area;

/** The limits of what people may write. */
final class Text {
  /** Fits a line of a list. */
  private static final int LONGEST = 100;

  private Text() {}

  static void require(String what, String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(what + " is missing");
    }
    requireNotLonger(what, text);
  }

  static void requireNotLonger(String what, String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "%s has %d characters, but at most %d are kept".formatted(what, text.length(), LONGEST));
    }
  }
}
