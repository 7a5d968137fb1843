package dev.xunjie.contracts.scene;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.contracts.json.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SceneQualityTest {
  private static final SceneFinding SUSPECTED = new SceneFinding(SceneFault.FOGGED, .75, .6, false);
  private static final SceneFinding STANDING =
      new SceneFinding(SceneFault.MOVED, .0546875, .02, true);

  @Test
  void isWrittenAndReadAsTheGoldenFileSays() throws IOException {
    SceneQuality moved =
        new SceneQuality(
            List.of(SUSPECTED, STANDING),
            LightLevel.NIGHT,
            .125,
            Optional.of(new ViewShift(-.0546875, 0)));

    String golden = golden();

    assertThat(ContractJson.toLine(moved)).isEqualTo(golden);
    assertThat(ContractJson.fromBytes(golden.getBytes(UTF_8), SceneQuality.class)).isEqualTo(moved);
  }

  @Test
  void carriesNoJudgementFromTheFirstSuspectPictureOn() {
    SceneQuality suspect = quality(SUSPECTED);

    assertThat(suspect.carriesJudgement()).isFalse();
    assertThat(suspect.standingFaults()).isEmpty();
  }

  @Test
  void tellsTheStandingFaultsApartForWhoReportsChanges() {
    assertThat(quality(SUSPECTED, STANDING).standingFaults()).containsExactly(SceneFault.MOVED);
  }

  @Test
  void isSoundByNightToo() {
    SceneQuality night = new SceneQuality(List.of(), LightLevel.NIGHT, .1, Optional.empty());

    assertThat(night.carriesJudgement()).isTrue();
    assertThat(SceneQuality.UNMEASURED.carriesJudgement()).isTrue();
  }

  @Test
  void refusesWhatIsNoShare() {
    assertThatThrownBy(() -> new SceneFinding(SceneFault.DARK, 46, .2, false))
        .hasMessageContaining("value is 46.0");
    assertThatThrownBy(() -> new ViewShift(1.5, 0)).hasMessageContaining("1.5 of the width");
  }

  private static SceneQuality quality(SceneFinding... findings) {
    return new SceneQuality(List.of(findings), LightLevel.DAY, .5, Optional.empty());
  }

  private static String golden() throws IOException {
    try (InputStream stream =
        SceneQualityTest.class.getResourceAsStream("/golden/scene-quality.json")) {
      return new String(stream.readAllBytes(), UTF_8).strip();
    }
  }
}
