package dev.xunjie.standalone.rtsp;

import dev.xunjie.contracts.Identifier;
import dev.xunjie.standalone.rtsp.h264.H264Clip;
import dev.xunjie.standalone.rtsp.rtp.LiveClip;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves clips as live cameras: RTSP (RFC 2326) with H.264 (RFC 6184) over RTP woven into the
 * connection. Each mount runs in a loop from the server's start on, and all its clients see the
 * same moment. A mount without clients costs nothing.
 *
 * <p>Thread-safe. Its threads don't keep the JVM alive; see {@link #awaitClose}.
 */
public final class RtspServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RtspServer.class);
  private static final int WAITING_CLIENTS = 128;

  /**
   * Some seconds of video: a client that doesn't read is noticed soon, and costs no more memory.
   */
  private static final int SEND_BUFFER_BYTES = 262_144;

  private static final long LAG_CHECK_MILLIS = 500;

  /** Threads end as soon as their sockets are closed; only a starved machine takes longer. */
  private static final long LONGEST_CLOSE_SECONDS = 10;

  /** Lets a machine that has run out of file handles recover. */
  private static final long PAUSE_AFTER_FAILURE_NANOS = Duration.ofMillis(100).toNanos();

  private final ServerSocket listener;
  private final RtspServerSettings settings;
  private final Map<String, LiveClip> mounts;
  private final Set<RtspConnection> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;
  private final ScheduledExecutorService lagCheck;
  private final CountDownLatch closed = new CountDownLatch(1);

  private RtspServer(
      ServerSocket listener, RtspServerSettings settings, Map<String, LiveClip> mounts) {
    this.listener = listener;
    this.settings = settings;
    this.mounts = mounts;
    this.threads = Executors.newCachedThreadPool(RtspServer::daemon);
    this.lagCheck = Executors.newSingleThreadScheduledExecutor(RtspServer::daemon);
  }

  /** Starts a server with default settings; see the other method. */
  public static RtspServer start(InetSocketAddress address, Map<String, H264Clip> clips)
      throws IOException {
    return start(address, clips, RtspServerSettings.defaults());
  }

  /**
   * Starts a server.
   *
   * @param address where to listen; port 0 takes a free one
   * @param clips by mount: {@code rtsp://host:port/MOUNT}, named like a camera id; several mounts
   *     may share a clip
   * @throws IllegalArgumentException if a mount's name isn't an id
   * @throws IOException if the port is taken or the address isn't this machine's; the message names
   *     it
   */
  public static RtspServer start(
      InetSocketAddress address, Map<String, H264Clip> clips, RtspServerSettings settings)
      throws IOException {
    clips.keySet().forEach(mount -> Identifier.require("mount", mount));
    ServerSocket listener = listen(address);
    long startNanos = System.nanoTime();
    Map<String, LiveClip> mounts =
        clips.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    mount ->
                        new LiveClip(mount.getValue(), startNanos, settings.firstTimestamp())));
    RtspServer server = new RtspServer(listener, settings, mounts);
    server.threads.execute(server::acceptClients);
    server.lagCheck.scheduleWithFixedDelay(
        server::dropLaggingClients, LAG_CHECK_MILLIS, LAG_CHECK_MILLIS, TimeUnit.MILLISECONDS);
    return server;
  }

  /** The port that the server listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  /** How many clients are connected. */
  public int connectionCount() {
    return connections.size();
  }

  /** Waits until the server is closed. */
  public void awaitClose() throws InterruptedException {
    closed.await();
  }

  /** Stops listening, drops all clients and frees the port. Closing twice does no harm. */
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException ignored) {
      // The port is given up either way.
    }
    lagCheck.shutdownNow();
    connections.forEach(RtspConnection::close);
    threads.shutdownNow();
    awaitThreads();
    closed.countDown();
  }

  private void awaitThreads() {
    try {
      if (!threads.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("rtsp threads still running after {} s port={}", LONGEST_CLOSE_SECONDS, port());
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void acceptClients() {
    while (!listener.isClosed()) {
      try {
        admit(listener.accept());
      } catch (IOException failed) {
        if (!listener.isClosed()) {
          LOG.warn("rtsp client not admitted reason=\"{}\"", failed.getMessage());
          LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS);
        }
      }
    }
  }

  private void admit(Socket socket) throws IOException {
    if (connections.size() >= settings.mostConnections()) {
      LOG.warn(
          "rtsp client turned away client={} connections={} advice=\"close other clients\"",
          socket.getRemoteSocketAddress(),
          connections.size());
      socket.close();
      return;
    }
    try {
      socket.setTcpNoDelay(true);
      socket.setSendBufferSize(SEND_BUFFER_BYTES);
      RtspConnection connection = new RtspConnection(socket, mounts, threads);
      connections.add(connection);
      threads.execute(() -> serve(connection));
    } catch (SocketException | RejectedExecutionException gone) {
      LOG.debug("rtsp client gone before it was served reason=\"{}\"", gone.getMessage());
      socket.close();
    }
  }

  private void serve(RtspConnection connection) {
    try {
      connection.serve();
    } finally {
      connections.remove(connection);
    }
  }

  private void dropLaggingClients() {
    long nowNanos = System.nanoTime();
    for (RtspConnection connection : connections) {
      long behindNanos = connection.behindNanos(nowNanos);
      if (behindNanos > settings.longestLag().toNanos()) {
        LOG.warn(
            "rtsp client dropped, it reads too slowly client={} behindSeconds={}",
            connection.client(),
            TimeUnit.NANOSECONDS.toSeconds(behindNanos));
        connection.close();
      }
    }
  }

  private static ServerSocket listen(InetSocketAddress address) throws IOException {
    ServerSocket listener = new ServerSocket();
    try {
      listener.setReuseAddress(true);
      listener.bind(address, WAITING_CLIENTS);
      return listener;
    } catch (IOException taken) {
      listener.close();
      throw new IOException(
          "can't serve RTSP at %s: %s: choose another port".formatted(address, taken.getMessage()),
          taken);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "rtsp-server");
    thread.setDaemon(true);
    return thread;
  }
}
