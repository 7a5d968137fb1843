package dev.xunjie.gateway.operations;

import dev.xunjie.contracts.camera.CameraState;
import dev.xunjie.gateway.reading.CameraHistory;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The gateway's figures in Prometheus' text format. */
public final class GatewayMetrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MultiGauge states =
      MultiGauge.builder("xunjie.camera.state")
          .description("1 for the state that the camera is in, 0 for the others")
          .register(registry);

  /** The registry holds what it counts by weak references only. */
  private final List<Supplier<Number>> counted = new CopyOnWriteArrayList<>();

  public GatewayMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
  }

  /** Adds the counters of a camera. */
  public void addCamera(CameraHistory camera) {
    counter(camera, "xunjie.frames.sent", "Frames that Kafka has", CameraHistory::framesSent);
    counter(
        camera,
        "xunjie.frames.dropped",
        "Frames given up because Kafka was slow or away",
        CameraHistory::framesDropped);
    counter(
        camera,
        "xunjie.decode.errors",
        "Packets and pictures that were damaged",
        CameraHistory::undecodable);
    counter(
        camera,
        "xunjie.camera.reconnects",
        "How often the stream had to be opened again",
        CameraHistory::reconnects);
  }

  /** Adds a figure that rises and falls. */
  public void addGauge(String name, String description, Supplier<Number> figure) {
    Gauge.builder(name, figure).description(description).register(registry);
  }

  /** Adds a figure that only rises. */
  public void addCounter(String name, String description, Supplier<Number> figure) {
    counted.add(figure);
    FunctionCounter.builder(name, figure, source -> source.get().doubleValue())
        .description(description)
        .register(registry);
  }

  /** All figures, with the cameras in these states. */
  public String scrape(Map<String, CameraState> cameras) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    cameras.forEach(
        (camera, state) -> {
          for (CameraState possible : CameraState.values()) {
            rows.add(
                MultiGauge.Row.of(
                    Tags.of("camera", camera, "state", possible.name()),
                    possible == state ? 1 : 0));
          }
        });
    states.register(rows, true);
    return registry.scrape();
  }

  private void counter(
      CameraHistory camera,
      String name,
      String description,
      ToDoubleFunction<CameraHistory> figure) {
    FunctionCounter.builder(name, camera, figure)
        .description(description)
        .tag("camera", camera.cameraId())
        .register(registry);
  }
}
