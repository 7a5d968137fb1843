package dev.xunjie.rules.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.occupancy.ZoneOccupancy;
import dev.xunjie.contracts.policy.ShopFrontZone;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SightTest {
  @Test
  void isOccupiedWhereHalfOfTheThingsShowHoweverMuchIsHidden() {
    assertThat(sight(.2, .1, Optional.of(.1))).isEqualTo(Sight.OCCUPIED);
    assertThat(sight(.2, .9, Optional.of(.09))).isEqualTo(Sight.UNKNOWN);
  }

  @Test
  void isUnoccupiedOnlyWhereEnoughOfTheZoneShows() {
    assertThat(sight(.04, .5, Optional.of(.04))).isEqualTo(Sight.UNOCCUPIED);
    assertThat(sight(0, .4, Optional.of(0.0))).isEqualTo(Sight.UNKNOWN);
  }

  @Test
  void takesAnOlderObservationThatDoesNotTellWhatItShowsByWhatItJudges() {
    assertThat(sight(.2, .5, Optional.empty())).isEqualTo(Sight.OCCUPIED);
    assertThat(sight(.2, .4, Optional.empty())).isEqualTo(Sight.UNKNOWN);
    assertThat(sight(0, .5, Optional.empty())).isEqualTo(Sight.UNOCCUPIED);
  }

  private static Sight sight(double taken, double judged, Optional<Double> shown) {
    return Sight.of(
        new ZoneOccupancy(
            "shop", taken, judged, shown, Optional.empty(), Optional.empty(), List.of(), "clean"),
        ShopFrontZone.of("shop", "门前", NormalisedPolygon.wholePicture(), 60, List.of("clean.jpg")));
  }
}
