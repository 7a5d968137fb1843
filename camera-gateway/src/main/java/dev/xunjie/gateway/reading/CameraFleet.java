package dev.xunjie.gateway.reading;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.camera.CameraState;
import dev.xunjie.contracts.camera.CameraStatus;
import dev.xunjie.gateway.cameralist.CameraListListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All cameras that this gateway reads, by the partition of the list that they stand in. */
public final class CameraFleet implements CameraListListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CameraFleet.class);
  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

  /** How long another gateway waits for cameras that move to it: some accept one reader only. */
  private static final Duration HAND_OVER = Duration.ofSeconds(3);

  private final Map<Integer, Map<String, CameraSession>> sessions = new HashMap<>();
  private final Map<String, CameraHistory> histories = new ConcurrentHashMap<>();
  private final LeftReaders left;
  private final CameraSession.Surroundings surroundings;
  private final Consumer<CameraHistory> onNewCamera;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(CameraFleet::watchThread);

  /**
   * A fleet without cameras.
   *
   * @param onNewCamera is told of each camera once, before its first picture
   */
  public CameraFleet(
      ReadingTerms terms,
      VideoOpener opener,
      FrameSink frames,
      PacketSink packets,
      StatusSink statuses,
      InstantSource time,
      Consumer<CameraHistory> onNewCamera) {
    this.left = new LeftReaders(terms.hungReaderLimit());
    this.onNewCamera = onNewCamera;
    RandomGenerator random = RandomGenerator.getDefault();
    this.surroundings =
        new CameraSession.Surroundings(
            frames,
            packets,
            statuses,
            (settings, listener) -> new CameraReader(settings, terms, opener, random, listener),
            left,
            time);
  }

  /** Begins to watch for readers that hang. */
  public void start() {
    watch.scheduleWithFixedDelay(
        this::replaceHungReaders,
        WATCH_INTERVAL.toMillis(),
        WATCH_INTERVAL.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void listed(int partition, Collection<CameraSettings> cameras) {
    Set<String> gone = new HashSet<>(sessionsOf(partition).keySet());
    for (CameraSettings camera : cameras) {
      gone.remove(camera.id());
      changed(partition, camera);
    }
    gone.forEach(id -> removed(partition, id));
  }

  @Override
  public synchronized void changed(int partition, CameraSettings camera) {
    CameraSession running = sessionsOf(partition).get(camera.id());
    if (running != null) {
      running.change(camera);
      return;
    }
    CameraSession session = new CameraSession(camera, historyOf(camera.id()), surroundings);
    sessionsOf(partition).put(camera.id(), session);
    session.begin();
  }

  @Override
  public synchronized void removed(int partition, String cameraId) {
    CameraSession running = sessionsOf(partition).remove(cameraId);
    if (running != null) {
      running.endAsRemoved();
    } else {
      surroundings.statuses().publish(removedBefore(historyOf(cameraId)));
    }
  }

  @Override
  public synchronized void released(Set<Integer> partitions) {
    for (int partition : partitions) {
      Map<String, CameraSession> leaving = sessions.remove(partition);
      if (leaving != null && !leaving.isEmpty()) {
        LOG.info("partition={} cameras={} are no longer read here", partition, leaving.keySet());
        leaving.values().forEach(CameraSession::end);
      }
    }
    left.awaitEnd(HAND_OVER);
  }

  /** State of each camera that is read now. */
  public synchronized Map<String, CameraState> states() {
    Map<String, CameraState> states = new HashMap<>();
    running().forEach((id, session) -> states.put(id, session.state()));
    return states;
  }

  /** Readers left behind hanging in this run. */
  public long abandonedReaders() {
    return left.abandoned();
  }

  /** Readers that hang now. */
  public long hangingReaders() {
    return left.hanging();
  }

  /** Stops all cameras without a word: another gateway may read them, and says how they are. */
  @Override
  public void close() {
    watch.shutdownNow();
    Set<Integer> all;
    synchronized (this) {
      all = Set.copyOf(sessions.keySet());
    }
    released(all);
  }

  private void replaceHungReaders() {
    List<CameraSession> all;
    synchronized (this) {
      all = List.copyOf(running().values());
    }
    long nowNanos = System.nanoTime();
    for (CameraSession session : all) {
      try {
        session.replaceHungReader(nowNanos);
      } catch (RuntimeException unexpected) {
        LOG.error("a hung reader can't be replaced; tried again", unexpected);
      }
    }
  }

  private Map<String, CameraSession> running() {
    Map<String, CameraSession> all = new HashMap<>();
    sessions.values().forEach(all::putAll);
    return all;
  }

  private Map<String, CameraSession> sessionsOf(int partition) {
    return sessions.computeIfAbsent(partition, unseen -> new HashMap<>());
  }

  private CameraHistory historyOf(String cameraId) {
    return histories.computeIfAbsent(
        cameraId,
        unseen -> {
          CameraHistory history = new CameraHistory(cameraId);
          onNewCamera.accept(history);
          return history;
        });
  }

  private CameraStatus removedBefore(CameraHistory history) {
    return new CameraStatus(
        history.cameraId(),
        CameraState.REMOVED,
        surroundings.time().instant(),
        history.lastFrameAt(),
        history.framesSent(),
        history.framesDropped(),
        history.reconnects(),
        "taken off the list of cameras");
  }

  private static Thread watchThread(Runnable work) {
    Thread thread = new Thread(work, "reader-watch");
    thread.setDaemon(true);
    return thread;
  }
}
