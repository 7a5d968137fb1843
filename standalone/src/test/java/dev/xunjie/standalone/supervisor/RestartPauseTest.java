package dev.xunjie.standalone.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartPauseTest {
  private final RestartPause pause = new RestartPause();

  @Test
  void growsUpToHalfAMinute() {
    assertThat(Stream.generate(() -> pause.after(Duration.ZERO)).limit(7).map(Duration::toSeconds))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void beginsAnewAfterAGoodRun() {
    pause.after(Duration.ZERO);
    pause.after(Duration.ZERO);

    assertThat(pause.after(Duration.ofMinutes(5))).isEqualTo(Duration.ofSeconds(1));
  }
}
