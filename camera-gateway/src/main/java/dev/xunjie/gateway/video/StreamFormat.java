package dev.xunjie.gateway.video;

import java.util.Arrays;
import java.util.Objects;

/**
 * How a stream's packets are coded, as far as its announcement says (for RTSP the SDP).
 *
 * @param codec FFmpeg's name of the codec, as in {@code h264} or {@code hevc}
 * @param extradata parameter sets as announced, for RTSP in Annex B form; empty if none were; not
 *     copied, so leave them as they are
 * @param widthPixels 0 if not announced
 * @param heightPixels 0 if not announced
 */
public record StreamFormat(String codec, byte[] extradata, int widthPixels, int heightPixels) {
  public StreamFormat {
    Objects.requireNonNull(codec, "codec is missing");
    Objects.requireNonNull(extradata, "extradata is missing");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StreamFormat format
        && codec.equals(format.codec)
        && Arrays.equals(extradata, format.extradata)
        && widthPixels == format.widthPixels
        && heightPixels == format.heightPixels;
  }

  @Override
  public int hashCode() {
    return Objects.hash(codec, Arrays.hashCode(extradata), widthPixels, heightPixels);
  }

  @Override
  public String toString() {
    return "%s %dx%d".formatted(codec, widthPixels, heightPixels);
  }
}
