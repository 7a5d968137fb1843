package dev.xunjie.gateway.reading;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Speaks just enough RTSP to refuse everyone. */
final class TestingRefusingServer implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

  TestingRefusingServer() throws IOException {
    Thread thread = new Thread(this::serve, "refusing-server");
    thread.setDaemon(true);
    thread.start();
  }

  String address(String userAndPassword) {
    return "rtsp://%s@127.0.0.1:%d/cam".formatted(userAndPassword, server.getLocalPort());
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        refuse(client);
      } catch (IOException gone) {
        continue;
      }
    }
  }

  private static void refuse(Socket client) throws IOException {
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      if (line.startsWith("CSeq:")) {
        String answer =
            "RTSP/1.0 401 Unauthorized\r\n%s\r\nWWW-Authenticate: Basic realm=\"cam\"\r\n\r\n"
                .formatted(line);
        client.getOutputStream().write(answer.getBytes(US_ASCII));
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
