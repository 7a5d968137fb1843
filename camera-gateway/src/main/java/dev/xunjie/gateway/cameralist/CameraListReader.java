package dev.xunjie.gateway.cameralist;

import static java.util.stream.Collectors.toSet;

import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.gateway.sending.DeadLetters;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the list of cameras in a consumer group: the partitions, and with them the cameras, are
 * shared among all gateways. A partition that comes here is read from its beginning.
 *
 * <p>When the group is lost because Kafka was away, the cameras are read on; the next assignment
 * tells which of them are still this gateway's.
 */
public final class CameraListReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CameraListReader.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /** Joining the group takes a few seconds; longer without a partition is worth a word. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final DeadLetters deadLetters;
  private final CameraListListener listener;
  private final Thread thread = new Thread(this::run, "camera-list");
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<TopicPartition, PartitionReplay> replays = new HashMap<>();
  private final Set<TopicPartition> held = new HashSet<>();
  private volatile Consumer<byte[], byte[]> consumer;
  private long patienceEndsAtNanos = System.nanoTime() + PATIENCE.toNanos();

  /**
   * A reader, not yet started.
   *
   * @param consumers makes a consumer of the group, at the start and whenever one has failed
   */
  public CameraListReader(
      Supplier<Consumer<byte[], byte[]>> consumers,
      DeadLetters deadLetters,
      CameraListListener listener) {
    this.consumers = consumers;
    this.deadLetters = deadLetters;
    this.listener = listener;
    this.consumer = consumers.get();
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!isClosing()) {
        follow();
        if (closing.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        consumer = consumers.get();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Follows the list until it is closed or Kafka's client fails. */
  private void follow() {
    try {
      consumer.subscribe(List.of(Topic.CAMERAS.topicName()), new Assignments());
      while (!isClosing()) {
        poll();
        finishReplays();
        tellIfNothingComes();
      }
    } catch (WakeupException closed) {
      LOG.debug("camera list closed");
    } catch (RuntimeException failed) {
      LOG.error("topic={} reading failed and is begun anew", Topic.CAMERAS.topicName(), failed);
    } finally {
      replays.clear();
      consumer.close(CloseOptions.timeout(FAREWELL));
    }
  }

  private void poll() {
    try {
      consumer.poll(POLL).forEach(this::take);
    } catch (InvalidOffsetException recreated) {
      LOG.warn("partitions={} begin anew: {}", recreated.partitions(), recreated.getMessage());
      replay(recreated.partitions());
    }
  }

  private void replay(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return; // Kafka takes "none" for "all" when seeking.
    }
    consumer.seekToBeginning(partitions);
    partitions.forEach(partition -> replays.put(partition, new PartitionReplay()));
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    CameraMessage said;
    try {
      said = CameraMessage.parse(message.key(), message.value());
    } catch (MalformedMessageException flaw) {
      deadLetters.keep(message, flaw.getMessage());
      return;
    }
    PartitionReplay replay = replays.get(new TopicPartition(message.topic(), message.partition()));
    if (replay != null) {
      replay.add(said);
    } else if (said instanceof CameraMessage.Put put) {
      listener.changed(message.partition(), put.settings());
    } else {
      listener.removed(message.partition(), said.cameraId());
    }
  }

  private void finishReplays() {
    Set<TopicPartition> endUnknown =
        replays.entrySet().stream()
            .filter(replay -> !replay.getValue().knowsItsEnd())
            .map(Map.Entry::getKey)
            .collect(toSet());
    if (!endUnknown.isEmpty()) {
      consumer
          .endOffsets(endUnknown)
          .forEach((partition, offset) -> replays.get(partition).endsAt(offset));
    }
    Iterator<Map.Entry<TopicPartition, PartitionReplay>> all = replays.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<TopicPartition, PartitionReplay> next = all.next();
      if (next.getValue().isCompleteAt(consumer.position(next.getKey()))) {
        all.remove();
        int partition = next.getKey().partition();
        listener.listed(partition, next.getValue().cameras());
        next.getValue().removed().forEach(id -> listener.removed(partition, id));
        LOG.info("partition={} cameras={}", partition, next.getValue().cameras().size());
      }
    }
  }

  private void tellIfNothingComes() {
    if (!held.isEmpty()) {
      patienceEndsAtNanos = System.nanoTime() + PATIENCE.toNanos();
    } else if (System.nanoTime() - patienceEndsAtNanos > 0) {
      patienceEndsAtNanos = System.nanoTime() + PATIENCE.multipliedBy(4).toNanos();
      LOG.warn(
          "topic={} no partition is here: Kafka is away (check XUNJIE_KAFKA), the topic is missing,"
              + " or there are more gateways than partitions",
          Topic.CAMERAS.topicName());
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** Leaves the group, which releases all cameras; takes a few seconds at most. */
  @Override
  public void close() {
    closing.countDown();
    consumer.wakeup();
    try {
      thread.join(FAREWELL.multipliedBy(3).toMillis());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Assignments implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
      Set<TopicPartition> gone = new HashSet<>(held);
      gone.removeAll(consumer.assignment());
      release(gone);
      held.addAll(added);
      replay(added);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
      release(Set.copyOf(revoked));
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
      LOG.warn("partitions={} lost their group, their cameras are read on", lost);
      lost.forEach(replays::remove);
    }

    private void release(Set<TopicPartition> partitions) {
      if (partitions.isEmpty()) {
        return;
      }
      held.removeAll(partitions);
      partitions.forEach(replays::remove);
      listener.released(partitions.stream().map(TopicPartition::partition).collect(toSet()));
    }
  }
}
