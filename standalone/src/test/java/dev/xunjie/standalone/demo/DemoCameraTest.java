package dev.xunjie.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ParkingZone;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemoCameraTest {
  private static final double WIDTH = 768;
  private static final double HEIGHT = 576;

  @Test
  void describesItsCameraAtThePortThatServesIt() {
    CameraSettings camera = DemoCamera.STREET.settings(4554);

    assertThat(camera.id()).isEqualTo(DemoCamera.STREET.id());
    assertThat(camera.streamUrl()).isEqualTo("rtsp://127.0.0.1:4554/demo-street");
    assertThat(camera.name()).contains("演示");
    assertThat(camera.place()).isPresent();
  }

  @Test
  void bringsTheCleanPicturesThatItsPolicyNames() {
    assertThat(DemoCamera.STREET.references()).isEmpty();
    assertThat(DemoCamera.SHOP.references())
        .containsOnlyKeys(
            "demo-shop/greengrocer/clean-5.jpg",
            "demo-shop/greengrocer/clean-35.jpg",
            "demo-shop/greengrocer/clean-65.jpg");
    assertThat(DemoCamera.SHOP.settings(4554).streamUrl())
        .isEqualTo("rtsp://127.0.0.1:4554/demo-shop");
    assertThat(DemoCamera.SHOP.policy().cameraId()).isEqualTo(DemoCamera.SHOP.id());
  }

  @Test
  void enforcesTheKerbWithinTwentySeconds() {
    CameraPolicy policy = DemoCamera.STREET.policy();

    assertThat(policy.cameraId()).isEqualTo(DemoCamera.STREET.id());
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
    return (ParkingZone) DemoCamera.STREET.policy().zones().get(0);
  }
}
