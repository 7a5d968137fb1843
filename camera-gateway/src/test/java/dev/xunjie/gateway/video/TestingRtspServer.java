package dev.xunjie.gateway.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** GStreamer's RTSP server in a process of its own; may be killed and started again. */
public final class TestingRtspServer implements AutoCloseable {
  private static final String PYTHON = "/usr/bin/python3";
  private static final String NEEDS =
      "import gi; gi.require_version('GstRtspServer', '1.0'); from gi.repository import GstRtspServer";
  private static final String HEVC_NEEDS =
      NEEDS
          + "; from gi.repository import Gst; Gst.init(None); assert Gst.ElementFactory.find('x265enc')";

  /** Instead of a clip: a moving test pattern that the server encodes itself. */
  private static final String HEVC = "hevc";

  private final String clip;
  private final int mounts;
  private final int picturesPerSecond;
  private final int port;
  private Process process;

  private TestingRtspServer(String clip, int mounts, int picturesPerSecond) {
    this.clip = clip;
    this.mounts = mounts;
    this.picturesPerSecond = picturesPerSecond;
    this.port = freePort();
  }

  /** Starts a server for the bare H.264 clip, or skips the test where GStreamer is absent. */
  public static TestingRtspServer serving(Path clip, int mounts, int picturesPerSecond) {
    assumeTrue(
        isInstalled(NEEDS),
        "skipped: no GStreamer RTSP server here"
            + " (Debian: python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-{base,good,bad})");
    return started(new TestingRtspServer(clip.toString(), mounts, picturesPerSecond));
  }

  /**
   * Starts a server whose one camera sends H.265 with reordered pictures, a key picture each
   * second, or skips the test where GStreamer or its H.265 encoder is absent.
   */
  public static TestingRtspServer servingHevc(int picturesPerSecond) {
    assumeTrue(
        isInstalled(HEVC_NEEDS),
        "skipped: no GStreamer RTSP server with x265enc here"
            + " (Debian: python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-{base,good,bad})");
    return started(new TestingRtspServer(HEVC, 1, picturesPerSecond));
  }

  private static TestingRtspServer started(TestingRtspServer server) {
    server.start();
    return server;
  }

  /** The address of one of its cameras, counted from 0. */
  public String address(int camera) {
    return "rtsp://127.0.0.1:%d/cam%d".formatted(port, camera);
  }

  public void start() {
    try {
      Path script = Path.of(TestingRtspServer.class.getResource("/rtsp_server.py").toURI());
      process =
          new ProcessBuilder(
                  PYTHON,
                  script.toString(),
                  String.valueOf(port),
                  clip,
                  String.valueOf(mounts),
                  String.valueOf(picturesPerSecond))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader output =
          new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
      if (!"up".equals(output.readLine())) {
        throw new IllegalStateException("the RTSP server didn't start");
      }
    } catch (IOException | URISyntaxException unstarted) {
      throw new IllegalStateException("the RTSP server can't be started", unstarted);
    }
  }

  /** As a power cut would. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Stops it in the middle of its work: connections stand, nothing is sent. */
  public void freeze() {
    signal("STOP");
  }

  public void thaw() {
    signal("CONT");
  }

  @Override
  public void close() {
    kill();
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException unsent) {
      throw new UncheckedIOException(unsent);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** A port that was free a moment ago. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  private void awaitEnd() {
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isInstalled(String needs) {
    try {
      Process check = new ProcessBuilder(PYTHON, "-c", needs).redirectErrorStream(true).start();
      return check.waitFor(30, TimeUnit.SECONDS) && check.exitValue() == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
