package dev.xunjie.gateway.video;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a video is.
 *
 * @param text the address as given; may hold a password
 * @param kind what it names
 */
record VideoAddress(String text, Kind kind) {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");
  private static final Pattern USER_AND_PASSWORD = Pattern.compile("//[^/]*@");
  private static final int RTSP_PORT = 554;
  private static final int RTSPS_PORT = 322;

  enum Kind {
    RTSP,
    FILE
  }

  static VideoAddress parse(String text) throws VideoException {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("rtsp://") || lower.startsWith("rtsps://")) {
      return new VideoAddress(text, Kind.RTSP);
    }
    VideoAddress file = new VideoAddress(text, Kind.FILE);
    if (SCHEME.matcher(text).matches()) {
      throw new VideoException(
          VideoException.Trouble.UNREACHABLE,
          "%s: only files, rtsp:// and rtsps:// addresses can be read".formatted(file.display()));
    }
    if (!isReadableFile(text)) {
      throw new VideoException(
          VideoException.Trouble.UNREACHABLE,
          "%s: no such file, or it may not be read: check the path".formatted(text));
    }
    return file;
  }

  /** The address as FFmpeg reads it: a file name is never taken for a protocol. */
  String forFfmpeg() {
    return kind == Kind.FILE ? "file:" + text : text;
  }

  /** The address without user and password. */
  String display() {
    return USER_AND_PASSWORD.matcher(text).replaceFirst("//");
  }

  /** Host of an RTSP address; empty if it has none. */
  String host() {
    String host = URI.create(display()).getHost();
    return host == null ? "" : host.replaceAll("[\\[\\]]", "");
  }

  int port() {
    int port = URI.create(display()).getPort();
    if (port > 0) {
      return port;
    }
    return display().toLowerCase(Locale.ROOT).startsWith("rtsps") ? RTSPS_PORT : RTSP_PORT;
  }

  private static boolean isReadableFile(String text) {
    try {
      Path path = Path.of(text);
      return Files.isRegularFile(path) && Files.isReadable(path);
    } catch (InvalidPathException notAPath) {
      return false;
    }
  }
}
