package dev.xunjie.standalone.benchmark;

import dev.xunjie.detector.stage.Stage;
import dev.xunjie.detector.stage.StageClock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each stage took over the pictures of one pass; forgets when a new pass begins. Reads the
 * processor time of the thread that looks, which holds all of it on one core, so that other work on
 * the machine hardly counts.
 */
final class StageTimes implements StageClock {
  private static final double NANOS_PER_MILLISECOND = 1e6;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Stage, List<Long>> calls = new EnumMap<>(Stage.class);
  private final List<Long> steps = new ArrayList<>();

  @Override
  public void took(Stage stage, long nanos) {
    calls.computeIfAbsent(stage, any -> new ArrayList<>()).add(nanos);
  }

  @Override
  public long nanos() {
    return threads.getCurrentThreadCpuTime();
  }

  /** The whole step for one picture took so long. */
  void stepTook(long nanos) {
    steps.add(nanos);
  }

  void forget() {
    calls.clear();
    steps.clear();
  }

  int callsOf(Stage stage) {
    return calls.getOrDefault(stage, List.of()).size();
  }

  double medianStepMilliseconds() {
    return median(steps);
  }

  double meanStepMilliseconds() {
    return sum(steps) / Math.max(1, steps.size());
  }

  /** Each stage that was there, in the order of the way. */
  Map<Stage, StageCost> costs() {
    Map<Stage, StageCost> costs = new LinkedHashMap<>();
    calls.forEach(
        (stage, nanos) ->
            costs.put(
                stage,
                new StageCost(
                    sum(nanos) / Math.max(1, steps.size()),
                    median(nanos),
                    (double) nanos.size() / Math.max(1, steps.size()))));
    return costs;
  }

  private static double sum(List<Long> nanos) {
    return nanos.stream().mapToLong(Long::longValue).sum() / NANOS_PER_MILLISECOND;
  }

  private static double median(List<Long> nanos) {
    return nanos.isEmpty()
        ? 0
        : nanos.stream().sorted().toList().get(nanos.size() / 2) / NANOS_PER_MILLISECOND;
  }
}
