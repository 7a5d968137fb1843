package dev.xunjie.gateway.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_DECODER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_FORBIDDEN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_UNAUTHORIZED;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import dev.xunjie.gateway.video.VideoException.Trouble;

/** What FFmpeg's return codes mean to an operator. POSIX codes are Linux's, negated. */
final class FfmpegError {
  static final int AGAIN = -11;

  private static final int IO = -5;
  private static final int NO_DEVICE = -19;
  private static final int NET_UNREACHABLE = -101;
  private static final int CONNECTION_RESET = -104;
  private static final int TIMED_OUT = -110;
  private static final int CONNECTION_REFUSED = -111;
  private static final int HOST_UNREACHABLE = -113;

  private FfmpegError() {}

  static boolean isTimeout(int code) {
    return code == TIMED_OUT;
  }

  static VideoException whenOpening(VideoAddress address, int code) {
    if (code == AVERROR_HTTP_UNAUTHORIZED || code == AVERROR_HTTP_FORBIDDEN) {
      return trouble(
          Trouble.REFUSED,
          address,
          "the camera refuses user or password: check both in its address");
    }
    if (code == AVERROR_HTTP_NOT_FOUND) {
      return trouble(
          Trouble.REFUSED, address, "the server has no such stream: check the address's path");
    }
    return switch (code) {
      case CONNECTION_REFUSED ->
          trouble(
              Trouble.UNREACHABLE,
              address,
              "connection refused, nothing listens there: check the port and that RTSP is on");
      case HOST_UNREACHABLE, NET_UNREACHABLE ->
          trouble(
              Trouble.UNREACHABLE,
              address,
              "no route to the host: check that the camera is powered and the network");
      case IO, NO_DEVICE ->
          trouble(
              Trouble.UNREACHABLE,
              address,
              "the host's name isn't known or the connection broke: check the name and the network");
      default ->
          address.kind() == VideoAddress.Kind.FILE && code == AVERROR_INVALIDDATA
              ? trouble(Trouble.UNFIT, address, "it is no video: check the file")
              : trouble(
                  Trouble.REFUSED,
                  address,
                  "can't be opened (%s): check that it plays elsewhere".formatted(text(code)));
    };
  }

  static VideoException whenReading(VideoAddress address, int code) {
    return trouble(
        Trouble.BROKEN_OFF,
        address,
        code == CONNECTION_RESET
            ? "the other side closed the connection"
            : "reading broke off (%s)".formatted(text(code)));
  }

  static VideoException undecodable(VideoAddress address, int code) {
    return trouble(
        Trouble.UNFIT,
        address,
        code == AVERROR_DECODER_NOT_FOUND
            ? "its codec can't be decoded here: set the camera to H.264 or H.265"
            : "its decoder doesn't start (%s): set the camera to H.264 or H.265"
                .formatted(text(code)));
  }

  static VideoException trouble(Trouble trouble, VideoAddress address, String sentence) {
    return new VideoException(trouble, address.display() + ": " + sentence);
  }

  private static String text(int code) {
    byte[] buffer = new byte[128];
    av_strerror(code, buffer, buffer.length);
    int end = 0;
    while (end < buffer.length && buffer[end] != 0) {
      end++;
    }
    return new String(buffer, 0, end, UTF_8);
  }
}
