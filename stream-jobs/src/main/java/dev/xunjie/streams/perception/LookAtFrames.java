package dev.xunjie.streams.perception;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.detector.image.UnreadableFrameException;
import dev.xunjie.detector.perception.CapturedFrame;
import dev.xunjie.detector.perception.Perceived;
import dev.xunjie.detector.tracking.TrackingState;
import dev.xunjie.streams.json.JsonTypeInformation;
import dev.xunjie.streams.message.DeadLetters;
import dev.xunjie.streams.time.CaptureOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each frame of a camera once, in order of capture, with what the tracker remembers of
 * that camera as keyed state.
 *
 * <ul>
 *   <li>A frame that isn't newer than the newest is skipped ({@code framesSkipped}): after a crash
 *       frames come again, and their observations are already known or come again with them.
 *   <li>A frame that is no picture becomes a dead letter ({@code framesUnreadable}) and leaves no
 *       trace in the tracker.
 *   <li>A camera whose clock was set back ({@code clocksSetBack}) is followed anew.
 * </ul>
 */
public final class LookAtFrames extends KeyedProcessFunction<String, CapturedFrame, Observation>
    implements ResultTypeQueryable<Observation> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(LookAtFrames.class);

  /**
   * What is remembered of a camera that sends nothing is dropped after this time by the wall clock,
   * so that cameras taken down leave nothing behind. The tracker itself forgets within minutes.
   */
  static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

  /** Looks over which the time a look takes is summed up. */
  private static final int TIMED_LOOKS = 500;

  private static final ValueStateDescriptor<TrackingState> TRACKING =
      new ValueStateDescriptor<>("tracking", JsonTypeInformation.of(TrackingState.class));

  static {
    TRACKING.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
  }

  private final FrameLook.Opening opening;
  private transient FrameLook looking;
  private transient ValueState<TrackingState> tracking;
  private transient Counter seen;
  private transient Counter skipped;
  private transient Counter unreadable;
  private transient Counter clocksSetBack;
  private transient Counter observed;
  private transient Histogram lookMilliseconds;

  public LookAtFrames(FrameLook.Opening opening) {
    this.opening = opening;
  }

  @Override
  public void open(OpenContext context) {
    tracking = getRuntimeContext().getState(TRACKING);
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    seen = metrics.counter("framesSeen");
    skipped = metrics.counter("framesSkipped");
    unreadable = metrics.counter("framesUnreadable");
    clocksSetBack = metrics.counter("clocksSetBack");
    observed = metrics.counter("observations");
    lookMilliseconds =
        metrics.histogram("lookMilliseconds", new DescriptiveStatisticsHistogram(TIMED_LOOKS));
    looking = opening.open();
    LOG.info("looking at frames model={}", looking.modelVersion());
  }

  @Override
  public void processElement(
      CapturedFrame frame, Context context, Collector<Observation> observations) throws Exception {
    seen.inc();
    TrackingState remembered = Optional.ofNullable(tracking.value()).orElse(TrackingState.EMPTY);
    switch (CaptureOrder.of(frame.capturedAt(), remembered.lastFrameAt())) {
      case NEWER -> look(remembered, frame, context, observations);
      case CLOCK_SET_BACK -> {
        clocksSetBack.inc();
        LOG.warn(
            "camera clock set back, tracking begins anew camera={} from={} to={}",
            frame.cameraId(),
            remembered.lastFrameAt().orElseThrow(),
            frame.capturedAt());
        look(TrackingState.EMPTY, frame, context, observations);
      }
      case REPEATED -> skipped.inc();
    }
  }

  @Override
  public void close() {
    if (looking != null) {
      looking.close();
    }
  }

  @Override
  public TypeInformation<Observation> getProducedType() {
    return JsonTypeInformation.of(Observation.class);
  }

  private void look(
      TrackingState remembered,
      CapturedFrame frame,
      Context context,
      Collector<Observation> observations)
      throws Exception {
    long startedNanos = System.nanoTime();
    try {
      Perceived perceived = looking.look(remembered, frame);
      lookMilliseconds.update(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos));
      tracking.update(perceived.state());
      observed.inc();
      observations.collect(perceived.observation());
    } catch (UnreadableFrameException flaw) {
      unreadable.inc();
      LOG.warn(
          "frame unreadable camera={} partition={} offset={} reason=\"{}\"",
          frame.cameraId(),
          frame.reference().partition(),
          frame.reference().offset(),
          flaw.getMessage());
      context.output(
          DeadLetters.OUTPUT,
          DeadLetter.cutToFit(
              Topic.FRAMES.topicName(),
              frame.reference().partition(),
              frame.reference().offset(),
              Optional.of(frame.cameraId()),
              flaw.getMessage(),
              frame.jpeg()));
    }
  }
}
