package dev.xunjie.contracts.appearance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.contracts.json.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TruckAppearanceTest {
  private static final TruckAppearance PASS =
      new TruckAppearance(
          Optional.of(new AppearanceVote(.9375, AppearanceVote.Verdict.YES, 5)),
          Optional.of(new AppearanceVote(.5, AppearanceVote.Verdict.UNCERTAIN, 5)),
          Optional.empty(),
          "shipped-1");

  @Test
  void isWrittenAndReadAsTheGoldenFileSays() throws IOException {
    try (InputStream file =
        TruckAppearanceTest.class.getResourceAsStream("/golden/truck-appearance.json")) {
      String golden = new String(file.readAllBytes(), UTF_8).strip();

      assertThat(ContractJson.toLine(PASS)).isEqualTo(golden);
      assertThat(ContractJson.fromBytes(golden.getBytes(UTF_8), TruckAppearance.class))
          .isEqualTo(PASS);
    }
  }

  @Test
  void refusesAVoteThatNobodyCast() {
    assertThatThrownBy(() -> new AppearanceVote(.5, AppearanceVote.Verdict.UNCERTAIN, 0))
        .hasMessageContaining("looks is 0");
    assertThatThrownBy(() -> new AppearanceVote(1.5, AppearanceVote.Verdict.YES, 1))
        .hasMessageContaining("probability is 1.5");
  }
}
