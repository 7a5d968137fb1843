package dev.xunjie.violation.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * Where a page of the queue ends: the next begins after it, whatever came or went meanwhile.
 *
 * @param violationAt of the last incident on the page
 * @param id of the last incident on the page
 */
public record QueuePosition(Instant violationAt, String id) {
  private static final String SEPARATOR = "|";

  /**
   * Reads a position back.
   *
   * @throws IllegalArgumentException if the text isn't one of ours
   */
  public static QueuePosition parse(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
      int separator = text.indexOf(SEPARATOR);
      return new QueuePosition(
          Instant.parse(text.substring(0, separator)), text.substring(separator + 1));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException flaw) {
      throw new IllegalArgumentException(
          "cursor \"%s\" isn't one that an earlier page gave as next".formatted(cursor), flaw);
    }
  }

  /** The position as text for an address. */
  public String cursor() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((violationAt + SEPARATOR + id).getBytes(UTF_8));
  }
}
