package dev.xunjie.violation.webhook;

import dev.xunjie.violation.background.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes messages to their receivers. Receivers don't wait for each other: a slow one has so many
 * messages on the way and no more. What a dying process had on the way is sent again by another.
 */
@Component
final class Courier implements Loop {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  /** How many messages of different incidents a receiver is sent at once. */
  private static final int MOST_ON_THE_WAY = 8;

  /** How late a message is at most that another instance wrote, or that is due again. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final Outbox outbox;
  private final Post post;
  private final MeterRegistry metrics;
  private final BlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
  private final Map<Long, OnTheWay> onTheWay = new HashMap<>();

  Courier(Outbox outbox, Post post, MeterRegistry metrics) {
    this.outbox = outbox;
    this.post = post;
    this.metrics = metrics;
  }

  private record OnTheWay(String webhookId, CompletableFuture<Post.Outcome> outcome) {}

  @Override
  public String name() {
    return "webhook-courier";
  }

  /** There is something to send once the present transaction, if any, is done. */
  void call() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      ring();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            ring();
          }
        });
  }

  private void ring() {
    if (news.isEmpty()) {
      news.add(() -> {});
    }
  }

  @Override
  public Duration step() throws InterruptedException {
    List<Delivery> claimed = outbox.claim(busy(), MOST_ON_THE_WAY);
    claimed.forEach(this::send);
    Runnable next = news.poll(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    while (next != null) {
      next.run();
      next = news.poll();
    }
    return Duration.ZERO;
  }

  @Override
  public void release() {
    Set<Long> unfinished = Set.copyOf(onTheWay.keySet());
    onTheWay.values().forEach(each -> each.outcome().cancel(true));
    try {
      outbox.giveBack(unfinished);
    } catch (DataAccessException away) {
      LOG.warn("webhook messages are sent again only after {} cause=\"{}\"", Outbox.LEASE, away);
    }
  }

  private Set<String> busy() {
    return onTheWay.values().stream()
        .collect(Collectors.groupingBy(OnTheWay::webhookId, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(receiver -> receiver.getValue() >= MOST_ON_THE_WAY)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private void send(Delivery delivery) {
    CompletableFuture<Post.Outcome> outcome = post.send(delivery);
    onTheWay.put(delivery.id(), new OnTheWay(delivery.webhookId(), outcome));
    outcome.thenAccept(known -> news.add(() -> settle(delivery, known)));
  }

  private void settle(Delivery delivery, Post.Outcome outcome) {
    onTheWay.remove(delivery.id());
    metrics
        .counter("xunjie.webhook.attempts", "arrived", String.valueOf(outcome.arrived()))
        .increment();
    if (outcome.arrived()) {
      outbox.arrived(delivery, outcome.told());
      return;
    }
    LOG.warn(
        "webhook message did not arrive webhook={} event={} attempt={} outcome=\"{}\"",
        delivery.webhookId(),
        delivery.eventId(),
        delivery.attempts(),
        outcome.told());
    outbox.failed(delivery, outcome.told());
  }
}
