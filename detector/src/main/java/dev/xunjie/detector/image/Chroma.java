package dev.xunjie.detector.image;

/**
 * The mean colour of a part of a picture, apart from its brightness: ITU-R BT.601 Cr and Cb without
 * their offset.
 *
 * @param red how much redder than grey, -128 to 127
 * @param blue how much bluer than grey, -128 to 127
 */
public record Chroma(double red, double blue) {
  public static final Chroma GREY = new Chroma(0, 0);

  /** This colour as it would be if the other were grey: takes out the light's own colour. */
  public Chroma against(Chroma other) {
    return new Chroma(red - other.red, blue - other.blue);
  }

  /**
   * How far apart two colours are, 0 to 360; 3 can't be told apart by eye, red and blue are 150.
   */
  public double distanceTo(Chroma other) {
    return Math.hypot(red - other.red, blue - other.blue);
  }
}
