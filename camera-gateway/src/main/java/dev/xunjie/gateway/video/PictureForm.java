package dev.xunjie.gateway.video;

/** In which form pictures are given out. */
public sealed interface PictureForm {
  /** Three bytes a pixel (blue, green, red), rows from the top without padding. */
  record Bgr() implements PictureForm {}

  /**
   * JPEG, 4:2:0.
   *
   * @param quality 1 to 100 on libjpeg's scale
   */
  record Jpeg(int quality) implements PictureForm {
    public Jpeg {
      if (quality < 1 || quality > 100) {
        throw new IllegalArgumentException(
            "JPEG quality is %d, but must be 1 to 100".formatted(quality));
      }
    }
  }
}
