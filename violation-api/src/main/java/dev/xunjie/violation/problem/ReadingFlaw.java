package dev.xunjie.violation.problem;

import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;

/** What is wrong with a body that couldn't be read, in words that name no class of ours. */
final class ReadingFlaw {
  /**
   * A message may quote what was sent, which may be anything: this much tells which part it was.
   */
  private static final int LONGEST_CHARACTERS = 300;

  private ReadingFlaw() {}

  /** The contract record's own words if it refused, else what isn't as it should be, and where. */
  static String of(HttpMessageNotReadableException unreadable) {
    for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
      if (isOurs(cause)) {
        return cut(cause.getMessage());
      }
    }
    if (!(unreadable.getCause() instanceof JacksonException flaw)) {
      return "The request needs a body in JSON.";
    }
    if (flaw instanceof StreamReadException broken) {
      return broken.getLocation() == null
          ? "The body is no JSON that is taken here."
          : "The body is no JSON that is taken here: look at line %d, column %d."
              .formatted(broken.getLocation().getLineNr(), broken.getLocation().getColumnNr());
    }
    return flaw instanceof InvalidFormatException odd
        ? "%s can't be %s.".formatted(place(flaw), quoted(String.valueOf(odd.getValue())))
        : "%s is of another type than it should be.".formatted(place(flaw));
  }

  /** Thrown by a record of ours, by {@code requireNonNull} or with words of its own. */
  private static boolean isOurs(Throwable cause) {
    boolean isRefusal =
        cause instanceof IllegalArgumentException || cause instanceof NullPointerException;
    return isRefusal
        && cause.getMessage() != null
        && cause.getStackTrace().length > 0
        && (thrower(cause, 0).startsWith("dev.xunjie.")
            || thrower(cause, 0).equals("java.util.Objects")
                && thrower(cause, 1).startsWith("dev.xunjie."))
        && !cause.getMessage().contains("dev.xunjie.");
  }

  private static String thrower(Throwable cause, int depth) {
    return cause.getStackTrace().length > depth ? cause.getStackTrace()[depth].getClassName() : "";
  }

  /** The way to the field as a reader of JSON writes it. */
  private static String place(JacksonException flaw) {
    String way =
        flaw.getPath().stream()
            .map(
                step ->
                    step.getPropertyName() == null
                        ? "[%d]".formatted(step.getIndex())
                        : "." + step.getPropertyName())
            .collect(Collectors.joining());
    return way.isEmpty() ? "The body" : "The body's " + cut(way.replaceFirst("^\\.", ""));
  }

  /** What was sent, in quotation marks, as far as it tells which it was. */
  static String quoted(String text) {
    return '"' + cut(text) + '"';
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_CHARACTERS ? text : text.substring(0, LONGEST_CHARACTERS) + "…";
  }
}
