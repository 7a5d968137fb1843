package dev.xunjie.evidence.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.evidence.manifest.CameraFacts;
import dev.xunjie.evidence.picture.Jpeg;
import dev.xunjie.evidence.picture.UnreadablePictureException;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StillOverlayTest {
  private static final CameraFacts CAMERA =
      new CameraFacts(
          "camera",
          "东门二号",
          Optional.of("鄞州区中山东路与彩虹北路交叉口东北角人行道"),
          Optional.of("由西向东"),
          Optional.empty(),
          ZoneId.of("Asia/Shanghai"));
  private static final OverlayFacts FACTS =
      new OverlayFacts(
          CAMERA,
          "人行道违停",
          Instant.parse("2026-11-22T16:33:07.900Z"),
          "7K3M-9QXA-2FHT",
          NormalisedPolygon.of(.2, .2, .8, .2, .8, .8, .2, .8),
          new NormalisedBox(.4, .4, .6, .6));

  @Test
  void tellsTheTimeOfTheCamerasPlaceToTheSecondAndWhatIsNotRegistered() {
    assertThat(OverlayText.entries(FACTS))
        .containsExactly(
            "2026-11-23 00:33:07 +08:00",
            "人行道违停",
            "防伪码 7K3M-9QXA-2FHT",
            "地点 鄞州区中山东路与彩虹北路交叉口东北角人行道",
            "方向 由西向东",
            "设备编号 未登记",
            "摄像机 东门二号");
  }

  @Test
  void hasAShapeForEveryCharacterThatItMayHaveToWrite() {
    Font font = OverlayFont.ofSize(16);

    for (String text : OverlayText.entries(FACTS)) {
      assertThat(font.canDisplayUpTo(text)).as(text).isEqualTo(-1);
    }
    assertThat(font.canDisplayUpTo("出店经营店外机动车乱停放工程辆身不洁未密闭设广告鄞甬浙碶")).isEqualTo(-1);
    assertThat(font.canDisplay('한')).as("the check sees what is missing").isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {640, 1280, 3840})
  void addsABarAndHidesNothingOfTheScene(int width) {
    int height = width * 9 / 16;
    BufferedImage still = Jpeg.decode(StillOverlay.draw(grey(width, height), FACTS));

    int bar = still.getHeight() - height;
    assertThat(still.getWidth()).isEqualTo(width);
    assertThat(bar).isBetween(width / 20, width / 5);
    assertThat(new Color(still.getRGB(width / 20, bar + height / 20)).getRed())
        .as("the scene is as it was")
        .isCloseTo(0x80, within(4));
    assertThat(new Color(still.getRGB(width / 2, bar + height / 2)).getRed())
        .as("within the box too")
        .isCloseTo(0x80, within(4));
    assertThat(lightPixels(still, bar)).as("letters").isGreaterThan(width * bar / 40);
  }

  @Test
  void breaksWhatIsWiderThanTheBar() {
    Font font = OverlayFont.ofSize(16);

    List<String> lines = OverlayText.lines(List.of("短", "很长的地名".repeat(20), "后"), font, 300);

    assertThat(lines.get(0)).isEqualTo("短");
    assertThat(lines).hasSize(7);
    assertThat(String.join("", lines).replace(" ", "")).isEqualTo("短" + "很长的地名".repeat(20) + "后");
  }

  @Test
  void refusesAFrameThatIsNoPicture() {
    assertThatThrownBy(() -> StillOverlay.draw(new byte[100], FACTS))
        .isInstanceOf(UnreadablePictureException.class);
  }

  private static int lightPixels(BufferedImage still, int barHeight) {
    int light = 0;
    for (int y = 0; y < barHeight; y++) {
      for (int x = 0; x < still.getWidth(); x++) {
        light += new Color(still.getRGB(x, y)).getGreen() > 0xa0 ? 1 : 0;
      }
    }
    return light;
  }

  private static byte[] grey(int width, int height) {
    BufferedImage scene = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = scene.createGraphics();
    pen.setColor(new Color(0x80, 0x80, 0x80));
    pen.fillRect(0, 0, width, height);
    pen.dispose();
    return Jpeg.encode(scene);
  }
}
