package dev.xunjie.violation.webhook;

import dev.xunjie.violation.background.Loop;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives up and clears away messages whose time is over. */
@Component
final class DeliverySweep implements Loop {
  private static final Logger LOG = LoggerFactory.getLogger(DeliverySweep.class);
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final DeliveryLog deliveries;

  DeliverySweep(DeliveryLog deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public String name() {
    return "webhook-sweep";
  }

  @Override
  public Duration step() {
    int givenUp = deliveries.giveUp();
    if (givenUp > 0) {
      LOG.warn("webhook messages given up, their receivers are paused count={}", givenUp);
    }
    deliveries.clear();
    return PAUSE;
  }
}
