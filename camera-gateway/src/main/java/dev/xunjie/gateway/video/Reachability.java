package dev.xunjie.gateway.video;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Tells a dead host from a server that accepts connections and is silent: FFmpeg reports both as
 * the same timeout.
 */
final class Reachability {
  private static final int WAIT_MILLIS = 1_000;

  private Reachability() {}

  static boolean accepts(VideoAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.host(), address.port()), WAIT_MILLIS);
      return true;
    } catch (IOException | IllegalArgumentException unreachable) {
      return false;
    }
  }
}
