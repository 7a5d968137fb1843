package dev.xunjie.violation.idempotency;

import dev.xunjie.violation.background.Loop;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Clears away answers that nobody asks for again. */
@Component
final class KeptAnswersSweep implements Loop {
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final KeptAnswers answers;

  KeptAnswersSweep(KeptAnswers answers) {
    this.answers = answers;
  }

  @Override
  public String name() {
    return "kept-answers-sweep";
  }

  @Override
  public Duration step() {
    answers.clear();
    return PAUSE;
  }
}
