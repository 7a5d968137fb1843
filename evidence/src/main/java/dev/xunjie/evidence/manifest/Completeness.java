package dev.xunjie.evidence.manifest;

import java.util.List;
import java.util.Objects;

/**
 * How much of what the offence asks for is there.
 *
 * @param score share of the requirements that are met, 0 to 1
 * @param requirements each of them
 */
public record Completeness(double score, List<Answer> requirements) {
  public Completeness {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score is %s, but must be 0 to 1".formatted(score));
    }
    requirements = List.copyOf(Objects.requireNonNull(requirements, "requirements are missing"));
  }

  /** Those that aren't met. */
  public List<Answer> gaps() {
    return requirements.stream().filter(answer -> !answer.met()).toList();
  }

  /**
   * One requirement and whether it is met.
   *
   * @param id stable, as in {@code stills-apart}
   * @param requirement what is asked for, for people
   * @param met whether it is there
   */
  public record Answer(String id, String requirement, boolean met) {
    public Answer {
      Objects.requireNonNull(id, "id is missing");
      Objects.requireNonNull(requirement, "requirement is missing");
    }
  }
}
