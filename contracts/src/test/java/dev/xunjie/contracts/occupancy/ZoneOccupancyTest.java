package dev.xunjie.contracts.occupancy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.json.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ZoneOccupancyTest {
  private static final ZoneOccupancy TERRACE =
      new ZoneOccupancy(
          "shop-12-front",
          .125,
          .75,
          Optional.of(.0625),
          Optional.of(Instant.parse("2026-03-01T03:50:00.250Z")),
          Optional.of(new NormalisedBox(.8, .1, .95, .25)),
          List.of(new NamedObject("chair", .5625, new NormalisedBox(.85, .1, .95, .175))),
          "2026-02-28-day-night");

  @Test
  void isWrittenAndReadAsTheGoldenFileSays() throws IOException {
    try (InputStream file =
        ZoneOccupancyTest.class.getResourceAsStream("/golden/zone-occupancy.json")) {
      String golden = new String(file.readAllBytes(), UTF_8).strip();

      assertThat(ContractJson.toLine(TERRACE)).isEqualTo(golden);
      assertThat(ContractJson.fromBytes(golden.getBytes(UTF_8), ZoneOccupancy.class))
          .isEqualTo(TERRACE);
    }
  }

  @Test
  void readsWhatWasWrittenBeforeTheExtentWasTold() {
    assertThat(read(",'extent':null").extent()).isEmpty();
    assertThat(read("").extent()).isEmpty();
  }

  @Test
  void readsWhatWasWrittenBeforeTheShownShareWasTold() {
    assertThat(read(",'shownShare':null").shownShare()).isEmpty();
    assertThat(read(",'shownShare':0.05").shownShare()).contains(.05);
    assertThat(read("").shownShare()).isEmpty();
    assertThatThrownBy(() -> read(",'shownShare':-0.1")).hasMessageContaining("shownShare is -0.1");
  }

  @Test
  void refusesAnExtentBeyondThePicture() {
    assertThatThrownBy(() -> read(",'extent':{'left':0.2,'top':0.1,'right':1.5,'bottom':0.3}"))
        .hasMessageContaining("1.5");
  }

  private static ZoneOccupancy read(String extent) {
    String json =
        "{'zoneId':'wall','occupiedShare':0.1,'judgedShare':1,'objects':[],'referenceVersion':'v'%s}"
            .formatted(extent)
            .replace('\'', '"');
    return ContractJson.fromBytes(json.getBytes(UTF_8), ZoneOccupancy.class);
  }

  @Test
  void refusesSharesThatAreNone() {
    assertThatThrownBy(
            () ->
                new ZoneOccupancy(
                    "zone",
                    1.2,
                    1,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    "version"))
        .hasMessageContaining("occupiedShare is 1.2");
    assertThatThrownBy(
            () ->
                new ZoneOccupancy(
                    "zone",
                    0,
                    Double.NaN,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    "version"))
        .hasMessageContaining("judgedShare is NaN");
  }
}
