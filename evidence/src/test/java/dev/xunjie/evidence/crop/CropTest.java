package dev.xunjie.evidence.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.evidence.picture.Jpeg;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class CropTest {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 300;

  @Test
  void setsAPlateThatIsSeenAslantUprightWithItsMargin() {
    double[][] corners = {{100, 100}, {220, 130}, {215, 180}, {95, 140}};
    byte[] frame = sceneWith(corners);

    BufferedImage closeUp = Jpeg.decode(PlateCloseUp.cut(frame, normalised(corners)));

    int sideMargin = closeUp.getWidth() * 12 / 124;
    int upperMargin = closeUp.getHeight() * 3 / 16;
    int inside = 12;
    for (int x : new int[] {sideMargin + inside, closeUp.getWidth() - sideMargin - inside}) {
      for (int y : new int[] {upperMargin + inside, closeUp.getHeight() - upperMargin - inside}) {
        assertThat(blueness(closeUp, x, y)).as("plate at %d, %d", x, y).isGreaterThan(60);
      }
    }
    assertThat(blueness(closeUp, sideMargin / 3, upperMargin / 3)).as("margin").isLessThan(30);
    assertThat(blueness(closeUp, sideMargin / 3, closeUp.getHeight() / 2)).isLessThan(30);
    assertThat((double) closeUp.getWidth() / closeUp.getHeight()).isBetween(1.6, 2.8);
  }

  @Test
  void mapsTheCornersOfThePlateOntoThemselves() {
    List<Point2D> quad =
        List.of(
            new Point2D.Double(10, 12),
            new Point2D.Double(90, 20),
            new Point2D.Double(80, 70),
            new Point2D.Double(15, 60));
    Perspective plate = new Perspective(quad);

    assertThat(plate.map(0, 0).distance(quad.get(0))).isCloseTo(0, within(1e-9));
    assertThat(plate.map(1, 0).distance(quad.get(1))).isCloseTo(0, within(1e-9));
    assertThat(plate.map(1, 1).distance(quad.get(2))).isCloseTo(0, within(1e-9));
    assertThat(plate.map(0, 1).distance(quad.get(3))).isCloseTo(0, within(1e-9));
  }

  @Test
  void enlargesASmallVehicleAndStaysInThePicture() {
    byte[] frame = sceneWith(new double[][] {{0, 0}, {50, 0}, {50, 40}, {0, 40}});

    BufferedImage crop =
        Jpeg.decode(VehicleCrop.cut(frame, new NormalisedBox(0, 0, .125, 40.0 / HEIGHT)));

    assertThat(crop.getWidth()).isEqualTo(4 * 56);
    assertThat(crop.getHeight()).isEqualTo(4 * 45);
    assertThat(blueness(crop, 10, 10)).isGreaterThan(60);
    assertThat(blueness(crop, crop.getWidth() - 5, crop.getHeight() - 5)).isLessThan(30);
  }

  private static int blueness(BufferedImage picture, int x, int y) {
    Color colour = new Color(picture.getRGB(x, y));
    return colour.getBlue() - colour.getRed();
  }

  private static List<NormalisedPoint> normalised(double[][] corners) {
    return List.of(corners).stream()
        .map(corner -> new NormalisedPoint(corner[0] / WIDTH, corner[1] / HEIGHT))
        .toList();
  }

  private static byte[] sceneWith(double[][] bluePlate) {
    BufferedImage scene = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = scene.createGraphics();
    pen.setColor(Color.GRAY);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    Path2D plate = new Path2D.Double();
    plate.moveTo(bluePlate[0][0], bluePlate[0][1]);
    for (int i = 1; i < bluePlate.length; i++) {
      plate.lineTo(bluePlate[i][0], bluePlate[i][1]);
    }
    plate.closePath();
    pen.setColor(new Color(20, 60, 200));
    pen.fill(plate);
    pen.dispose();
    return Jpeg.encode(scene);
  }
}
