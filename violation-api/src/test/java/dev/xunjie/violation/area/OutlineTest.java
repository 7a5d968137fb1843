package dev.xunjie.violation.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.xunjie.contracts.json.ContractJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Borders and distances on Earth. */
class OutlineTest {
  private static final Outline BLOCK =
      read("[[120.10,30.20],[120.20,30.20],[120.20,30.30],[120.10,30.30]]");

  @Test
  void holdsWhatLiesInsideAndOnItsBorder() {
    assertThat(BLOCK.contains(new GeoPoint(120.15, 30.25))).isTrue();
    assertThat(BLOCK.contains(new GeoPoint(120.10, 30.25))).isTrue();
    assertThat(BLOCK.contains(new GeoPoint(120.20, 30.30))).isTrue();
    assertThat(BLOCK.contains(new GeoPoint(120.2000001, 30.25))).isFalse();
    assertThat(BLOCK.contains(new GeoPoint(120.15, 30.31))).isFalse();
  }

  @Test
  void doesNotHoldWhatLiesInItsNotch() {
    Outline notched =
        read(
            "[[120,30],[120.4,30],[120.4,30.4],[120.3,30.4],[120.3,30.1],[120.1,30.1],[120.1,30.4],[120,30.4]]");

    assertThat(notched.contains(new GeoPoint(120.2, 30.3))).isFalse();
    assertThat(notched.contains(new GeoPoint(120.05, 30.3))).isTrue();
  }

  @Test
  void takesARingThatRepeatsItsFirstCornerForTheSameOutline() {
    assertThat(read("[[120.10,30.20],[120.20,30.20],[120.20,30.30],[120.10,30.30],[120.10,30.20]]"))
        .isEqualTo(BLOCK);
    assertThat(read(ContractJson.toLine(BLOCK))).isEqualTo(BLOCK);
  }

  @Test
  void refusesWhatEnclosesNothing() {
    assertRefused("[[120,30],[121,30]]", "3 to 1000 corners, but has 2");
    assertRefused("[[120,30],[121,30],[120,30]]", "3 to 1000 corners, but has 2");
    assertRefused("[[120,30],[120.1,30.1],[120.2,30.2]]", "do its corners lie on one line?");
    assertRefused("[[120,30],[120.1,30.1],[120.1,30],[120,30.1]]", "crosses or touches itself");
    assertRefused("[[120,30],[120.1,30],[120,30],[120,30.1]]", "one corner twice");
  }

  @Test
  void refusesWhatLiesNowhereOrIsLargerThanACity() {
    assertRefused("[[30.2,120.1],[30.2,120.2],[30.3,120.2]]", "is no place");
    assertRefused("[[120,30],[120.1,30],[30,30.1]]", "spans 90.1°");
    assertRefused("[[120,30,5],[120.1,30],[120,30.1]]", "a pair [longitude, latitude]");
    assertThatThrownBy(() -> new GeoPoint(Double.NaN, 30)).hasMessageContaining("is no place");
  }

  @Test
  void measuresAlongTheGreatCircle() {
    GeoPoint hangzhou = new GeoPoint(120.1551, 30.2741);
    GeoPoint shanghai = new GeoPoint(121.4737, 31.2304);

    assertThat(hangzhou.metresTo(hangzhou)).isZero();
    assertThat(new GeoPoint(0, 0).metresTo(new GeoPoint(0, 1))).isCloseTo(111_195, within(1.0));
    assertThat(new GeoPoint(0, 60).metresTo(new GeoPoint(1, 60))).isCloseTo(55_597, within(5.0));
    assertThat(hangzhou.metresTo(shanghai)).isCloseTo(164_900, within(1_000.0));
    assertThat(new GeoPoint(179.999, 0).metresTo(new GeoPoint(-179.999, 0)))
        .isCloseTo(222.4, within(.1));
    assertThat(new GeoPoint(0, 0).metresTo(new GeoPoint(180, 0)))
        .isCloseTo(Math.PI * 6_371_008.8, within(1.0));
  }

  private static Outline read(String json) {
    return ContractJson.fromBytes(json.getBytes(StandardCharsets.UTF_8), Outline.class);
  }

  private static void assertRefused(String json, String reason) {
    assertThatThrownBy(() -> read(json)).hasMessageContaining(reason);
  }
}
