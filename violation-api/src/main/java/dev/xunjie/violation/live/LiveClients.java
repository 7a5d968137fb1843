package dev.xunjie.violation.live;

import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.account.Credentials;
import dev.xunjie.violation.account.SignedIn;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The consoles that are connected to this instance. */
@Component
final class LiveClients implements SmartLifecycle {
  /** A sender waits for a stalled line for as long as the web server does; others go on. */
  private static final int SENDERS = 4;

  private static final Logger LOG = LoggerFactory.getLogger(LiveClients.class);

  private final ApiSettings settings;
  private final List<Credentials> credentials;
  private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
  private final ExecutorService senders =
      Executors.newFixedThreadPool(SENDERS, work -> daemon(work, "live-sender"));
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "live-heartbeat"));
  private volatile boolean running;

  LiveClients(ApiSettings settings, List<Credentials> credentials, MeterRegistry metrics) {
    this.settings = settings;
    this.credentials = List.copyOf(credentials);
    Gauge.builder("xunjie.live.clients", clients, Set::size)
        .description("Consoles connected to this instance")
        .register(metrics);
  }

  /**
   * Opens a stream for the user; its first bytes go out at once.
   *
   * @param cameras tells whether the user sees the camera of this id
   */
  SseEmitter connect(SignedIn user, Predicate<String> cameras) {
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
    heart.scheduleWithFixedDelay(this::beat, pauseMillis, pauseMillis, TimeUnit.MILLISECONDS);
  }

  /** A sign of life to whoever is still signed in; the others' streams end. */
  private void beat() {
    Set<LiveClient> over = overSince();
    over.forEach(LiveClient::close);
    clients.removeAll(over);
    clients.forEach(LiveClient::offerHeartbeat);
  }

  private Set<LiveClient> overSince() {
    Set<LiveClient> open = Set.copyOf(clients);
    if (open.isEmpty()) {
      return Set.of();
    }
    try {
      Set<String> digests =
          open.stream().map(client -> client.user().sessionDigest()).collect(Collectors.toSet());
      Set<String> lasting =
          credentials.stream()
              .flatMap(kind -> kind.lasting(digests).stream())
              .collect(Collectors.toSet());
      return open.stream()
          .filter(client -> !lasting.contains(client.user().sessionDigest()))
          .collect(Collectors.toSet());
    } catch (DataAccessException away) {
      LOG.warn("live streams not checked, the database is away cause=\"{}\"", away.getMessage());
      return Set.of();
    }
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
