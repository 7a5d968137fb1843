package dev.xunjie.violation.recheck;

import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.background.Loop;
import dev.xunjie.violation.kafka.TopicWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the jobs of orders; one that is told twice is answered once. */
@Component
final class RecheckSender implements Loop {
  private static final Logger LOG = LoggerFactory.getLogger(RecheckSender.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int MOST_AT_ONCE = 50;

  private final Rechecks rechecks;
  private final TopicWriter topics;
  private final Clock clock;

  RecheckSender(Rechecks rechecks, TopicWriter topics, Clock clock) {
    this.rechecks = rechecks;
    this.topics = topics;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "recheck-sender";
  }

  @Override
  public Duration step() {
    List<RecheckOrder> unsent = rechecks.unsent(MOST_AT_ONCE);
    for (RecheckOrder order : unsent) {
      topics.write(Topic.RECHECK_ORDERS, order.cameraId(), order);
      rechecks.sent(order.orderId(), clock.instant());
      LOG.info(
          "second look ordered order={} incident={} camera={} dueAt={}",
          order.orderId(),
          order.incidentId(),
          order.cameraId(),
          order.dueAt());
    }
    return unsent.size() < MOST_AT_ONCE ? PAUSE : Duration.ZERO;
  }
}
