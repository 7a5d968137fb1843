package dev.xunjie.contracts.appearance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.Exemptions;
import dev.xunjie.contracts.policy.TruckZone;
import dev.xunjie.contracts.schedule.Schedule;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TruckContractsTest {
  private static final NormalisedPolygon GATE = NormalisedPolygon.of(.25, .5, .75, .5, .75, 1);
  private static final TruckGlimpse GLIMPSE =
      new TruckGlimpse(
          Optional.of(new AppearanceAnswer(.9375, true)),
          Optional.of(new AppearanceAnswer(.5, false)),
          Optional.empty(),
          320,
          240,
          .125,
          "shipped-1");
  private static final TruckZone ZONE =
      new TruckZone(
          "gate",
          "工地出口",
          GATE,
          Optional.of(4),
          Optional.of(.0625),
          Optional.of(.75),
          Optional.of(.875),
          Optional.of(.9375),
          Optional.of(.5),
          Optional.of(2.0),
          Optional.of(20.0),
          Optional.of(true),
          Optional.of(Schedule.ALWAYS),
          Optional.of(Exemptions.USUAL),
          Optional.of("渣土车密闭运输告示"));

  @Test
  void areWrittenAndReadAsTheGoldenFilesSay() throws IOException {
    assertIsAs("truck-glimpse.json", GLIMPSE);
    assertIsAs("truck-policy.json", new CameraPolicy("gate-camera", 3, List.of(ZONE)));
  }

  @Test
  void nameWhatIsOutOfRange() {
    assertThatThrownBy(() -> new AppearanceAnswer(1.5, true))
        .hasMessageContaining("probability is 1.5");
    assertThatThrownBy(() -> zone("'leastLooks':1"))
        .hasMessageContaining("zone gate: leastLooks is 1.0, but must be 2.0 to 15.0");
    assertThatThrownBy(() -> zone("'dirtyProbability':0.4")).hasMessageContaining("0.5 to 1.0");
    assertThatThrownBy(() -> zone("'overAfterSeconds':20,'longestGapSeconds':5"))
        .hasMessageContaining("longestGapSeconds is 5.0, but must be 20.0 to 600.0");
  }

  @Test
  void haveDefaultsForAllButThePlace() {
    TruckZone zone = TruckZone.of("gate", "工地出口", GATE);

    assertThat(zone.looksNeeded()).isEqualTo(3);
    assertThat(zone.uncoveredFrom()).isEqualTo(.8);
    assertThat(zone.overAfter()).isEqualTo(Duration.ofSeconds(3));
    assertThat(zone.longestGap()).isEqualTo(Duration.ofSeconds(15));
    assertThat(zone.announcesUnproven()).isFalse();
  }

  @Test
  void neverHaveAGapShorterThanAPassTakesToBeOver() {
    assertThat(zone("'overAfterSeconds':30").longestGap()).isEqualTo(Duration.ofSeconds(30));
  }

  private static TruckZone zone(String terms) {
    String json =
        "{'cameraId':'c','version':1,'zones':[{'offence':'DIRTY_TRUCK','id':'gate','name':'g','polygon':[[0,0],[1,0],[1,1]],"
            + terms
            + "}]}";
    return (TruckZone)
        ContractJson.fromBytes(json.replace('\'', '"').getBytes(UTF_8), CameraPolicy.class)
            .zones()
            .get(0);
  }

  private static void assertIsAs(String file, Object contract) throws IOException {
    try (InputStream stream = TruckContractsTest.class.getResourceAsStream("/golden/" + file)) {
      String golden = new String(stream.readAllBytes(), UTF_8).strip();

      assertThat(ContractJson.toLine(contract)).isEqualTo(golden);
      assertThat(ContractJson.fromBytes(golden.getBytes(UTF_8), contract.getClass()))
          .isEqualTo(contract);
    }
  }
}
