package dev.xunjie.standalone.rtsp;

import dev.xunjie.standalone.rtsp.rtp.LiveClip;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client from its connection to its end: one thread reads requests, one sends pictures. */
final class RtspConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RtspConnection.class);

  /** A client that asks for nothing for so long, and gets no pictures, has been forgotten. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  /** What a client that is refused gets to read the reason: at most so much is read over. */
  private static final int LONGEST_FAREWELL_BYTES = 65_536;

  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(1);

  private final Socket socket;
  private final Executor threads;
  private final RtspOutput output;
  private final RtspDialogue dialogue;
  private volatile Optional<Playback> playback = Optional.empty();

  RtspConnection(Socket socket, Map<String, LiveClip> mounts, Executor threads) throws IOException {
    this.socket = socket;
    this.threads = threads;
    this.output = new RtspOutput(socket.getOutputStream());
    this.dialogue = new RtspDialogue(mounts, output);
  }

  /** Answers requests until the client leaves, breaks the protocol or is dropped. */
  void serve() {
    try (this) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      socket.setSoTimeout(Math.toIntExact(LONGEST_SILENCE.toMillis()));
      converse(in);
    } catch (IOException gone) {
      LOG.debug("rtsp client gone client={} reason=\"{}\"", client(), gone.getMessage());
    } finally {
      dialogue.end();
    }
  }

  /**
   * How far the client has fallen behind in taking what is sent to it; 0 while nothing waits for
   * it, so that no client pays for a pause of this machine.
   */
  long behindNanos(long nowNanos) {
    long blockedNanos = output.blockedNanos(nowNanos);
    long lateNanos = playback.map(running -> running.lateNanos(nowNanos)).orElse(0L);
    return blockedNanos > 0 ? Math.max(blockedNanos, lateNanos) : 0;
  }

  String client() {
    return socket.getRemoteSocketAddress().toString();
  }

  @Override
  public void close() {
    playback.ifPresent(Playback::stop);
    try {
      socket.close();
    } catch (IOException ignored) {
      // The connection is given up either way.
    }
  }

  private void converse(InputStream in) throws IOException {
    RtspRequestReader reader = new RtspRequestReader(in);
    try {
      for (int first = awaitMessage(in); first >= 0; first = awaitMessage(in)) {
        Optional<RtspRequest> request = reader.read(first);
        if (request.isPresent()) {
          answer(request.get());
        }
      }
    } catch (MalformedRequestException flaw) {
      LOG.info(
          "rtsp request malformed, client dismissed client={} reason=\"{}\"",
          client(),
          flaw.getMessage());
      output.write(RtspResponse.of(RtspStatus.BAD_REQUEST));
      dismiss(in);
    }
  }

  private void answer(RtspRequest request) throws IOException {
    RtspResponse response = dialogue.answer(request);
    LOG.debug(
        "rtsp request client={} method={} path={} status={}",
        client(),
        request.method(),
        request.path(),
        response.status());
    output.write(response);
    Optional<Playback> granted = dialogue.playback();
    if (!granted.equals(playback)) {
      playback = granted;
      granted.ifPresent(this::startSending);
    }
  }

  private void startSending(Playback granted) {
    try {
      threads.execute(() -> send(granted));
    } catch (RejectedExecutionException serverClosing) {
      LOG.debug("rtsp server closes under a client client={}", client());
      close();
    }
  }

  private void send(Playback begun) {
    try {
      begun.run();
    } catch (IOException gone) {
      LOG.debug("rtsp client gone client={} reason=\"{}\"", client(), gone.getMessage());
      close();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  private int awaitMessage(InputStream in) throws IOException {
    while (true) {
      try {
        return in.read();
      } catch (SocketTimeoutException silent) {
        if (playback.isEmpty()) {
          throw silent;
        }
      }
    }
  }

  /** Closing with unread bytes would reset the connection and take the answer back. */
  private void dismiss(InputStream in) throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout(Math.toIntExact(LONGEST_FAREWELL.toMillis()));
    in.readNBytes(LONGEST_FAREWELL_BYTES);
  }
}
