package dev.xunjie.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GatewayMetricsTest {
  @Test
  void countsOnAfterTheCollectorOfGarbageRan() {
    GatewayMetrics metrics = new GatewayMetrics();
    AtomicLong figure = new AtomicLong();
    metrics.addCounter("xunjie.test", "A figure that nobody else holds", figure::get);

    System.gc();
    figure.set(3);

    assertThat(metrics.scrape(Map.of())).contains("xunjie_test_total 3.0");
  }
}
