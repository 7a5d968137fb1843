package dev.xunjie.violation.live;

import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.account.SignedIn;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The consoles that are connected to this instance. */
@Component
final class LiveClients implements SmartLifecycle {
  /** A sender waits for a stalled line for as long as the web server does; others go on. */
  private static final int SENDERS = 4;

  private final ApiSettings settings;
  private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
  private final ExecutorService senders =
      Executors.newFixedThreadPool(SENDERS, work -> daemon(work, "live-sender"));
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "live-heartbeat"));
  private volatile boolean running;

  LiveClients(ApiSettings settings, MeterRegistry metrics) {
    this.settings = settings;
    Gauge.builder("xunjie.live.clients", clients, Set::size)
        .description("Consoles connected to this instance")
        .register(metrics);
  }

  /**
   * Opens a stream for the user; its first bytes go out at once.
   *
   * @param cameras those whose events the user sees; absent: all
   */
  SseEmitter connect(SignedIn user, Optional<Set<String>> cameras) {
    SseEmitter stream = new SseEmitter(settings.liveStreamTime().toMillis());
    LiveClient client = new LiveClient(user, cameras, stream, senders);
    stream.onCompletion(() -> clients.remove(client));
    stream.onTimeout(client::close);
    stream.onError(failure -> clients.remove(client));
    clients.add(client);
    client.offerHeartbeat();
    if (!running) {
      client.close();
    }
    return stream;
  }

  int connected() {
    return clients.size();
  }

  void send(LiveEvent event) {
    clients.forEach(client -> client.offer(event));
  }

  @Override
  public void start() {
    running = true;
    long pauseMillis = settings.liveHeartbeat().toMillis();
    heart.scheduleWithFixedDelay(
        () -> clients.forEach(LiveClient::offerHeartbeat),
        pauseMillis,
        pauseMillis,
        TimeUnit.MILLISECONDS);
  }

  /** Ends all streams, for the web server waits for open requests before it stops. */
  @Override
  public void stop() {
    running = false;
    heart.shutdownNow();
    clients.forEach(LiveClient::close);
    senders.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Last on the way up, first on the way down: before the web server. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
