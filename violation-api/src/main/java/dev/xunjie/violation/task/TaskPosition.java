package dev.xunjie.violation.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.violation.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.springframework.http.HttpStatus;

/**
 * Where a page of tasks ends.
 *
 * @param at of its last task: the deadline; of a task that is done, the violation
 * @param id of its last task
 */
record TaskPosition(Instant at, String id) {
  /**
   * Reads a position back.
   *
   * @throws Problem if the text isn't one of ours
   */
  static TaskPosition parse(String cursor) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split("\\|", 2);
      return new TaskPosition(Instant.parse(parts[0]), parts[1]);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException foreign) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "malformed-request",
          "cursor \"%s\" isn't one that an earlier page gave as next".formatted(cursor),
          foreign);
    }
  }

  /** The position as text for an address. */
  String cursor() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "|" + id).getBytes(UTF_8));
  }
}
