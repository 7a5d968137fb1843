package dev.xunjie.standalone.supervisor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The condition under which a started program counts as ready; asked again and again. */
@FunctionalInterface
public interface Readiness {
  /** Whether the program can be used by now; answers within a few seconds and never throws. */
  boolean holds();

  /** Ready when the address answers a GET with status 200. */
  static Readiness httpOk(URI address) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
    return () -> {
      try {
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException notYet) {
        return false;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }

  /** Ready when something accepts connections on the loopback port. */
  static Readiness accepts(int port) {
    return () -> {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 2_000);
        return true;
      } catch (IOException notYet) {
        return false;
      }
    };
  }
}
