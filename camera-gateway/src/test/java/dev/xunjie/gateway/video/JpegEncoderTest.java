package dev.xunjie.gateway.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JpegEncoderTest {
  @Test
  void mapsLibjpegsQualityToQuantisersOfTheSameCoarseness() {
    assertThat(JpegEncoder.quantiserFor(100)).isEqualTo(2);
    assertThat(JpegEncoder.quantiserFor(85)).isEqualTo(4);
    assertThat(JpegEncoder.quantiserFor(75)).isEqualTo(7);
    assertThat(JpegEncoder.quantiserFor(50)).isEqualTo(14);
    assertThat(JpegEncoder.quantiserFor(1)).isEqualTo(31);
  }
}
