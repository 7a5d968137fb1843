package dev.xunjie.gateway.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VideoAddressTest {
  @Test
  void showsNoPassword() throws VideoException {
    VideoAddress address = VideoAddress.parse("rtsp://admin:p@ss@10.0.0.7:8554/ch1?x=1");

    assertThat(address.display()).isEqualTo("rtsp://10.0.0.7:8554/ch1?x=1");
  }

  @Test
  void knowsHostAndPort() throws VideoException {
    assertThat(VideoAddress.parse("rtsp://cam/1").port()).isEqualTo(554);
    assertThat(VideoAddress.parse("rtsps://cam/1").port()).isEqualTo(322);
    assertThat(VideoAddress.parse("rtsp://u:p@[::1]:99/1").host()).isEqualTo("::1");
    assertThat(VideoAddress.parse("RTSP://u:p@[::1]:99/1").port()).isEqualTo(99);
  }
}
