package dev.xunjie.violation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.violation.TestingSquads;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Phones' photos on paper. */
class PrintPictureTest {
  /** Where the corner that the phone wrote first is seen, by the orientation that it tells. */
  @ParameterizedTest
  @CsvSource({"1,L,T", "2,R,T", "3,R,B", "4,L,B", "5,L,T", "6,R,T", "7,R,B", "8,L,B"})
  void standsUpright(int orientation, char horizontally, char vertically) throws IOException {
    BufferedImage print = printed(told(photo(1200, 800), orientation));

    boolean isOnItsSide = orientation >= 5;
    assertThat(print.getWidth()).isCloseTo(isOnItsSide ? 666 : 1000, within());
    assertThat(print.getHeight()).isCloseTo(isOnItsSide ? 1000 : 666, within());
    int x = horizontally == 'L' ? 20 : print.getWidth() - 20;
    int y = vertically == 'T' ? 20 : print.getHeight() - 20;
    assertThat(new Color(print.getRGB(x, y)).getRed()).isGreaterThan(200);
    assertThat(new Color(print.getRGB(print.getWidth() / 2, 20)).getRed()).isLessThan(60);
  }

  @Test
  void isNeverEnlarged() throws IOException {
    assertThat(printed(photo(300, 200)).getWidth()).isEqualTo(300);
  }

  private static org.assertj.core.data.Offset<Integer> within() {
    return org.assertj.core.data.Offset.offset(1);
  }

  private static BufferedImage printed(byte[] photo) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(PrintPicture.of(photo)));
  }

  /** Black, with a red corner where the first pixel is. */
  private static byte[] photo(int width, int height) {
    BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = photo.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, 100, 100);
    pen.dispose();
    return TestingSquads.written(photo, "jpeg");
  }

  /** The photo with an EXIF segment that tells its orientation, as phones write it. */
  private static byte[] told(byte[] photo, int orientation) {
    byte[] exif = {
      (byte) 0xFF,
      (byte) 0xE1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(photo, 0, 2);
    bytes.writeBytes(exif);
    bytes.write(photo, 2, photo.length - 2);
    return bytes.toByteArray();
  }
}
