package dev.xunjie.gateway.video;

import java.time.Duration;

/**
 * How long to wait for a video before giving it up.
 *
 * @param open until the address must have answered and described its streams
 * @param packet until the next packet of any kind must have come
 * @param picture until the next picture must have come, while other packets keep coming; longer
 *     than the longest interval between key pictures
 */
public record Deadlines(Duration open, Duration packet, Duration picture) {
  /**
   * Silence is noticed after 10 s: three times what cameras take for a reboot of their encoder.
   * Pictures may be 20 s apart, for cameras that save traffic send a key picture each 10 s; both
   * leave room in the 30 s in which the loss of a camera must be known.
   */
  public static final Deadlines DEFAULT =
      new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20));

  public Deadlines {
    requirePositive("open", open);
    requirePositive("packet", packet);
    requirePositive("picture", picture);
  }

  private static void requirePositive(String name, Duration deadline) {
    if (deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException(
          "the %s deadline is %s, but must be above 0".formatted(name, deadline));
    }
  }
}
