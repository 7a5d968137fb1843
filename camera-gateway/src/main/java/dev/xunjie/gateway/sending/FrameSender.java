package dev.xunjie.gateway.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.topic.Topic;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands frames from the buffer to Kafka, in their order. While Kafka is slow or away it holds one
 * frame and tries again, and the buffer drops its oldest; when Kafka is back it goes on by itself.
 */
public final class FrameSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FrameSender.class);
  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final FrameBuffer buffer;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private final Thread thread = new Thread(this::run, "frame-sender");
  private Producer<byte[], byte[]> producer;
  private volatile boolean closing;
  private boolean kafkaTakesFrames = true;

  /**
   * A sender, not yet started.
   *
   * @param producers makes a producer, at the start and whenever one has broken for good
   */
  public FrameSender(FrameBuffer buffer, Supplier<Producer<byte[], byte[]>> producers) {
    this.buffer = buffer;
    this.producers = producers;
    this.producer = producers.get();
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!closing) {
        Optional<Frame> frame = buffer.take(PATIENCE);
        if (frame.isPresent()) {
          handOver(frame.get());
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      producer.close(FAREWELL);
    }
  }

  private void handOver(Frame frame) throws InterruptedException {
    while (!closing) {
      Delivery delivery = new Delivery(frame);
      try {
        producer.send(toRecord(frame), delivery);
      } catch (RuntimeException broken) {
        LOG.error(
            "camera={} kafka=broken frame dropped, producer made anew", frame.cameraId(), broken);
        replaceProducer();
        break;
      }
      noteWhetherKafkaTakesFrames(!delivery.isWorthAnotherTry());
      if (!delivery.isWorthAnotherTry()) {
        return;
      }
    }
    frame.fate().dropped();
  }

  private void replaceProducer() throws InterruptedException {
    producer.close(Duration.ZERO);
    while (!closing) {
      try {
        producer = producers.get();
        return;
      } catch (RuntimeException unmade) {
        LOG.error("kafka=unusable no producer can be made; tried again", unmade);
        Thread.sleep(PATIENCE.toMillis());
      }
    }
  }

  private void noteWhetherKafkaTakesFrames(boolean takes) {
    if (takes != kafkaTakesFrames) {
      kafkaTakesFrames = takes;
      if (takes) {
        LOG.info("kafka=back frames flow again waitingBytes={}", buffer.waitingBytes());
      } else {
        LOG.warn(
            "kafka=away frames wait, the oldest are dropped when the buffer is full;"
                + " check the brokers and the topic {}",
            Topic.FRAMES.topicName());
      }
    }
  }

  private static ProducerRecord<byte[], byte[]> toRecord(Frame frame) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topic.FRAMES.topicName(),
            null,
            frame.header().capturedAt().toEpochMilli(),
            frame.cameraId().getBytes(UTF_8),
            frame.jpeg());
    frame.header().toWire().forEach((name, value) -> record.headers().add(name, value));
    return record;
  }

  /** Stops within a few seconds; frames that still wait are given up. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(FAREWELL.plusSeconds(2).toMillis());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Kafka's answer. When there is no room or no broker is known, Kafka answers within {@code send},
   * on the same thread: then the frame was not taken and may be tried again.
   */
  private static final class Delivery implements Callback {
    private final Thread sender = Thread.currentThread();
    private final Frame frame;
    private boolean worthAnotherTry;

    private Delivery(Frame frame) {
      this.frame = frame;
    }

    @Override
    public void onCompletion(RecordMetadata metadata, Exception failure) {
      if (failure == null) {
        frame.fate().sent(frame.header().capturedAt());
      } else if (Thread.currentThread() == sender && failure instanceof RetriableException) {
        worthAnotherTry = true;
      } else {
        frame.fate().dropped();
        LOG.debug("camera={} frame dropped: {}", frame.cameraId(), failure.getMessage());
      }
    }

    private boolean isWorthAnotherTry() {
      return worthAnotherTry;
    }
  }
}
