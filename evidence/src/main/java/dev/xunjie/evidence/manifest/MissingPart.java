package dev.xunjie.evidence.manifest;

import java.util.Objects;

/**
 * A part that should be in the bundle and isn't.
 *
 * @param part what, as in "still VIOLATION" or "clip around the violation"
 * @param why what became of it, for people
 */
public record MissingPart(String part, String why) {
  public MissingPart {
    Objects.requireNonNull(part, "part is missing");
    Objects.requireNonNull(why, "why is missing");
  }
}
