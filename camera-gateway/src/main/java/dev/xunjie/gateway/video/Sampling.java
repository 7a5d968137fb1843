package dev.xunjie.gateway.video;

/** Which pictures of a video to give out. */
public sealed interface Sampling {
  /** The pictures that stand by themselves, and decode nothing else. */
  record KeyPictures() implements Sampling {}

  /**
   * Decode all, and give out the first picture and then one in each interval of stream time.
   *
   * @param seconds length of the interval, above 0; shorter than the distance between two pictures
   *     gives out every picture
   */
  record EverySeconds(double seconds) implements Sampling {
    public EverySeconds {
      if (!(seconds > 0 && Double.isFinite(seconds))) {
        throw new IllegalArgumentException(
            "one picture every %s s can't be: give a number above 0".formatted(seconds));
      }
    }
  }

  /**
   * Key pictures only. Costs about a tenth of decoding all, gives what the camera's key interval
   * gives: mostly one in 1 to 4 seconds.
   */
  static Sampling keyPictures() {
    return new KeyPictures();
  }

  /** One picture in each interval of so many seconds of stream time. */
  static Sampling everySeconds(double seconds) {
    return new EverySeconds(seconds);
  }

  /** So many pictures a second of stream time, above 0. */
  static Sampling perSecond(double pictures) {
    return new EverySeconds(1 / pictures);
  }
}
