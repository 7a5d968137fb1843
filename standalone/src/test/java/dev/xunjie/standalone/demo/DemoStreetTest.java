package dev.xunjie.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ParkingZone;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemoStreetTest {
  private static final double WIDTH = 768;
  private static final double HEIGHT = 576;

  @Test
  void describesItsCameraAtThePortThatServesIt() {
    CameraSettings camera = DemoStreet.camera(4554);

    assertThat(camera.id()).isEqualTo(DemoStreet.CAMERA_ID);
    assertThat(camera.streamUrl()).isEqualTo("rtsp://127.0.0.1:4554/demo-street");
    assertThat(camera.name()).contains("演示");
    assertThat(camera.place()).isPresent();
  }

  @Test
  void enforcesTheKerbWithinTwentySeconds() {
    CameraPolicy policy = DemoStreet.policy();

    assertThat(policy.cameraId()).isEqualTo(DemoStreet.CAMERA_ID);
    assertThat(kerb().name()).isEqualTo("北侧路缘（双黄线）");
    assertThat(kerb().permittedStop()).isEqualTo(Duration.ofSeconds(20));
    assertThat(kerb().parkedAfter()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void holdsTheVanAndTheCarEvenWhereTheirBoxesShake() {
    assertStandsAtTheKerb(652, 44, 723, 101);
    assertStandsAtTheKerb(734, 50, 768, 94);
  }

  @Test
  void leavesOutTheUnitsAtTheWallAndTheLane() {
    assertThat(standsAtTheKerb(587, 33, 626, 72)).isFalse();
    assertThat(standsAtTheKerb(690, 110, 760, 175)).isFalse();
  }

  private static void assertStandsAtTheKerb(int left, int top, int right, int bottom) {
    for (int shift = -6; shift <= 6; shift += 3) {
      assertThat(standsAtTheKerb(left + shift, top, right, bottom)).isTrue();
      assertThat(standsAtTheKerb(left, top, right, bottom + shift)).isTrue();
    }
  }

  private static boolean standsAtTheKerb(int left, int top, int right, int bottom) {
    NormalisedBox box =
        new NormalisedBox(left / WIDTH, top / HEIGHT, right / WIDTH, bottom / HEIGHT);
    return kerb().polygon().contains(box.standingPoint());
  }

  private static ParkingZone kerb() {
    return (ParkingZone) DemoStreet.policy().zones().get(0);
  }
}
