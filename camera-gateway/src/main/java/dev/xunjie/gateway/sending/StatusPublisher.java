package dev.xunjie.gateway.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.camera.CameraStatus;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.topic.Topic;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings states of cameras to the {@code camera-status} topic without ever holding up who reports
 * them. While Kafka is away only the newest state of each camera is kept, and sent when it is back:
 * what a compacted topic would keep anyway.
 */
public final class StatusPublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatusPublisher.class);
  private static final Duration DELIVERY = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final Producer<byte[], byte[]> producer;
  private final Map<String, CameraStatus> unsent = new LinkedHashMap<>();
  private final Thread thread = new Thread(this::run, "status-publisher");
  private boolean closing;

  public StatusPublisher(Producer<byte[], byte[]> producer) {
    this.producer = producer;
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Takes a state to be sent; never waits. */
  public synchronized void publish(CameraStatus status) {
    unsent.remove(status.cameraId());
    unsent.put(status.cameraId(), status);
    notifyAll();
  }

  private void run() {
    try {
      for (Optional<CameraStatus> next = next(); next.isPresent(); next = next()) {
        if (!send(next.get())) {
          putBack(next.get());
          pause();
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** The state that has waited longest; empty when closing and none is left. */
  private synchronized Optional<CameraStatus> next() throws InterruptedException {
    while (unsent.isEmpty()) {
      if (closing) {
        return Optional.empty();
      }
      wait();
    }
    Iterator<CameraStatus> oldest = unsent.values().iterator();
    CameraStatus status = oldest.next();
    oldest.remove();
    return Optional.of(status);
  }

  private synchronized void putBack(CameraStatus status) {
    unsent.putIfAbsent(status.cameraId(), status);
  }

  private boolean send(CameraStatus status) throws InterruptedException {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topic.CAMERA_STATUS.topicName(),
            status.cameraId().getBytes(UTF_8),
            ContractJson.toBytes(status));
    try {
      producer.send(record).get(DELIVERY.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException | RuntimeException undelivered) {
      LOG.debug("camera={} status waits for Kafka: {}", status.cameraId(), undelivered.toString());
      return false;
    }
  }

  private synchronized void pause() throws InterruptedException {
    if (!closing) {
      wait(PAUSE.toMillis());
    }
  }

  /** Sends what is left, for a short while. */
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    try {
      thread.join(FAREWELL.toMillis());
      thread.interrupt();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
