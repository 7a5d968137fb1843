package dev.xunjie.violation.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * Where a page of the queue ends: the next begins after it, whatever came or went meanwhile.
 *
 * @param at of the last incident on the page: when it is due, or its violation, by the list's order
 * @param severity of that incident
 * @param doubt of that incident
 * @param id of that incident
 */
public record QueuePosition(Instant at, int severity, double doubt, String id) {
  private static final String SEPARATOR = "|";

  /**
   * Reads a position back.
   *
   * @throws IllegalArgumentException if the text isn't one of ours
   */
  public static QueuePosition parse(String cursor) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split("\\|", 4);
      return new QueuePosition(
          Instant.parse(parts[0]),
          Integer.parseInt(parts[1]),
          Double.parseDouble(parts[2]),
          parts[3]);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException flaw) {
      throw new IllegalArgumentException(
          "cursor \"%s\" isn't one that an earlier page gave as next".formatted(cursor), flaw);
    }
  }

  /** The position as text for an address. */
  public String cursor() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            String.join(SEPARATOR, at.toString(), "" + severity, "" + doubt, id).getBytes(UTF_8));
  }
}
