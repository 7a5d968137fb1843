package dev.xunjie.detector.perception;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.appearance.AppearanceAnswer;
import dev.xunjie.contracts.appearance.TruckGlimpse;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.observation.ObservedObject;
import dev.xunjie.contracts.observation.ObservedObject.Sighting;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GlimpsesTest {
  private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

  @Test
  void looksAtATruckUntilTheVoteIsSettledThenOnlyIfItIsMuchLarger() {
    ObservedObject truck = vehicle("truck", .3);
    Glimpses glimpses = seen(truck, .9, 12);

    assertThat(seen(truck, .9, 11).wantsMore(truck)).isTrue();
    assertThat(glimpses.wantsMore(truck)).isFalse();
    assertThat(glimpses.wantsMore(vehicle("truck", .4))).isTrue();
  }

  @Test
  void spendsNoMoreThanThreeLooksOnACar() {
    ObservedObject car = vehicle("car", .3);

    assertThat(seen(car, .1, 2).wantsMore(car)).isTrue();
    assertThat(seen(car, .1, 3).wantsMore(car)).isFalse();
    assertThat(seen(car, .9, 3).wantsMore(car)).describedAs("it looks like a truck").isTrue();
  }

  @Test
  void readsPlatesOfLikelyTrucksOnlyAndInEveryPicture() {
    ObservedObject truck = vehicle("truck", .3);

    assertThat(Scrutiny.NONE.wantsPlateInPassing(vehicle("car", .3), NOON)).isFalse();
    assertThat(Scrutiny.NONE.wantsPlateInPassing(truck, NOON)).isTrue();
    Scrutiny tried = Scrutiny.NONE.plateTried(false, NOON);
    assertThat(tried.wantsPlateInPassing(truck, NOON.plusMillis(250))).isTrue();
    Scrutiny read = tried;
    for (int reading = 0; reading < 3; reading++) {
      read = read.plateTried(true, NOON);
    }
    assertThat(read.wantsPlateInPassing(truck, NOON.plusMillis(250))).isFalse();
  }

  @Test
  void areAbsentFromWhatOlderVersionsRemembered() {
    Scrutiny old =
        ContractJson.fromBytes(
            "{\"plateTries\":2,\"platesRead\":1}".getBytes(UTF_8), Scrutiny.class);
    assertThat(old.glimpses()).isEmpty();

    Scrutiny now = Scrutiny.NONE.glimpsed(glimpse(.9), vehicle("truck", .3));
    assertThat(ContractJson.fromBytes(ContractJson.toBytes(now), Scrutiny.class)).isEqualTo(now);
  }

  private static Glimpses seen(ObservedObject vehicle, double truck, int looks) {
    Glimpses glimpses = Glimpses.NONE;
    for (int look = 0; look < looks; look++) {
      glimpses = glimpses.and(glimpse(truck), vehicle);
    }
    return glimpses;
  }

  private static TruckGlimpse glimpse(double truck) {
    return new TruckGlimpse(
        Optional.of(new AppearanceAnswer(truck, true)),
        Optional.empty(),
        Optional.empty(),
        200,
        200,
        .3,
        "test-1");
  }

  private static ObservedObject vehicle(String label, double side) {
    return new ObservedObject(
        1,
        label,
        .7,
        new NormalisedBox(.2, .2, .2 + side, .2 + side),
        Optional.empty(),
        true,
        Sighting.DETECTED);
  }
}
