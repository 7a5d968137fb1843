package dev.xunjie.contracts.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReferenceKeyTest {
  @Test
  void isReadBackFromItsText() {
    ReferenceKey key = new ReferenceKey("cam-1", "shop-12", "clean-day.jpg");

    assertThat(key.text()).isEqualTo("cam-1/shop-12/clean-day.jpg");
    assertThat(ReferenceKey.parse(key.text())).isEqualTo(key);
  }

  @Test
  void refusesWhatIsNoKeyAndSaysWhy() {
    assertThatThrownBy(() -> ReferenceKey.parse("cam-1/shop-12"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("camera/zone/picture");
    assertThatThrownBy(() -> ReferenceKey.parse("cam-1/shop-12/."))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("picture id");
  }
}
