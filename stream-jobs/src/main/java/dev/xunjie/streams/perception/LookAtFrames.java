package dev.xunjie.streams.perception;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.reference.ReferenceKey;
import dev.xunjie.contracts.scene.SceneStatus;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.detector.image.UnreadableFrameException;
import dev.xunjie.detector.perception.CapturedFrame;
import dev.xunjie.detector.perception.Perceived;
import dev.xunjie.detector.perception.PerceptionState;
import dev.xunjie.detector.perception.RegionsOfInterest;
import dev.xunjie.detector.shopfront.UncleanReferences;
import dev.xunjie.detector.shopfront.UnfitReference;
import dev.xunjie.streams.json.JsonTypeInformation;
import dev.xunjie.streams.message.DeadLetters;
import dev.xunjie.streams.policy.Policies;
import dev.xunjie.streams.policy.PolicyChange;
import dev.xunjie.streams.time.CaptureOrder;
import java.time.Duration;
import java.util.List;
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
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each frame of a camera once, in order of capture, with what is remembered of that camera
 * as keyed state and the policies as broadcast state: their zones say where it matters what is
 * seen.
 *
 * <ul>
 *   <li>A frame that isn't newer than the newest is skipped ({@code framesSkipped}): after a crash
 *       frames come again, and their observations are already known or come again with them.
 *   <li>A frame that is no picture becomes a dead letter ({@code framesUnreadable}) and leaves no
 *       trace in what is remembered.
 *   <li>A camera without a policy, or whose policy was not read yet, is looked at as a whole.
 *   <li>A shop front is judged once all the reference pictures that its policy names have come. One
 *       that can't be compared with the camera's pictures becomes a dead letter ({@code
 *       referencesUnfit}), and its front isn't judged. Of a zone that people or vehicles hide in
 *       part on all of them ({@code referencesUnclean}) the rest is judged.
 *   <li>A camera whose clock was set back ({@code clocksSetBack}) is followed anew.
 * </ul>
 */
public final class LookAtFrames
    extends KeyedBroadcastProcessFunction<
        String, Either<CapturedFrame, ReferenceChange>, PolicyChange, Observation>
    implements ResultTypeQueryable<Observation> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(LookAtFrames.class);

  /** Where changes of what a camera's picture is good for go. */
  public static final OutputTag<SceneStatus> SCENE_CHANGES =
      new OutputTag<>("scene-changes", JsonTypeInformation.of(SceneStatus.class));

  /**
   * What is remembered of a camera that sends nothing is dropped after this time by the wall clock,
   * so that cameras taken down leave nothing behind. The tracker itself forgets within minutes.
   */
  static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

  /** Looks over which the time a look takes is summed up. */
  private static final int TIMED_LOOKS = 500;

  /**
   * The number rises with every form of what is remembered that older JSON can't be read as: a
   * camera's tracking then begins anew, which takes seconds, in place of a job that can't start.
   */
  private static final ValueStateDescriptor<PerceptionState> PERCEPTION =
      new ValueStateDescriptor<>("perception-3", JsonTypeInformation.of(PerceptionState.class));

  static {
    PERCEPTION.enableTimeToLive(StateTtlConfig.newBuilder(FORGOTTEN_AFTER).build());
  }

  private final FrameLook.Opening opening;
  private transient FrameLook looking;
  private transient ValueState<PerceptionState> perception;
  private transient CameraReferences references;
  private transient Counter seen;
  private transient Counter skipped;
  private transient Counter unreadable;
  private transient Counter clocksSetBack;
  private transient Counter observed;
  private transient Counter sceneChanges;
  private transient Counter referencesUnfit;
  private transient Counter referencesUnclean;
  private transient Histogram lookMilliseconds;

  public LookAtFrames(FrameLook.Opening opening) {
    this.opening = opening;
  }

  @Override
  public void open(OpenContext context) {
    perception = getRuntimeContext().getState(PERCEPTION);
    references = new CameraReferences(getRuntimeContext());
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    seen = metrics.counter("framesSeen");
    skipped = metrics.counter("framesSkipped");
    unreadable = metrics.counter("framesUnreadable");
    clocksSetBack = metrics.counter("clocksSetBack");
    observed = metrics.counter("observations");
    sceneChanges = metrics.counter("sceneChanges");
    referencesUnfit = metrics.counter("referencesUnfit");
    referencesUnclean = metrics.counter("referencesUnclean");
    lookMilliseconds =
        metrics.histogram("lookMilliseconds", new DescriptiveStatisticsHistogram(TIMED_LOOKS));
    looking = opening.open();
    LOG.info("looking at frames model={}", looking.modelVersion());
  }

  @Override
  public void processElement(
      Either<CapturedFrame, ReferenceChange> received,
      ReadOnlyContext context,
      Collector<Observation> observations)
      throws Exception {
    if (received.isLeft()) {
      take(received.left(), context, observations);
    } else {
      references.apply(received.right());
    }
  }

  @Override
  public void processBroadcastElement(
      PolicyChange change, Context context, Collector<Observation> observations) throws Exception {
    Policies.apply(change, context.getBroadcastState(Policies.STATE));
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

  private void take(
      CapturedFrame frame, ReadOnlyContext context, Collector<Observation> observations)
      throws Exception {
    seen.inc();
    PerceptionState remembered =
        Optional.ofNullable(perception.value()).orElse(PerceptionState.EMPTY);
    switch (CaptureOrder.of(frame.capturedAt(), remembered.lastFrameAt())) {
      case NEWER -> look(remembered, frame, context, observations);
      case CLOCK_SET_BACK -> {
        clocksSetBack.inc();
        LOG.warn(
            "camera clock set back, tracking begins anew camera={} from={} to={}",
            frame.cameraId(),
            remembered.lastFrameAt().orElseThrow(),
            frame.capturedAt());
        look(PerceptionState.EMPTY, frame, context, observations);
      }
      case REPEATED -> skipped.inc();
    }
  }

  private void announce(SceneStatus change, ReadOnlyContext context) {
    sceneChanges.inc();
    LOG.info(
        "scene camera={} faults={} light={} since={}",
        change.cameraId(),
        change.faults(),
        change.light(),
        change.since());
    context.output(SCENE_CHANGES, change);
  }

  private void look(
      PerceptionState remembered,
      CapturedFrame frame,
      ReadOnlyContext context,
      Collector<Observation> observations)
      throws Exception {
    long startedNanos = System.nanoTime();
    try {
      Optional<CameraPolicy> policy =
          Policies.of(frame.cameraId(), context.getBroadcastState(Policies.STATE));
      Perceived perceived =
          looking.look(
              remembered,
              frame,
              policy.map(RegionsOfInterest::of).orElse(RegionsOfInterest.NONE),
              policy.isPresent() ? references.frontsOf(policy.get()) : List.of());
      lookMilliseconds.update(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos));
      perception.update(perceived.state());
      observed.inc();
      observations.collect(perceived.observation());
      perceived.sceneChange().ifPresent(change -> announce(change, context));
      for (UnfitReference unfit : perceived.unfitReferences()) {
        refuse(unfit, frame.cameraId(), context);
      }
      for (UncleanReferences unclean : perceived.uncleanReferences()) {
        referencesUnclean.inc();
        LOG.warn(
            "references unclean camera={} zone={} reason=\"{}\"",
            frame.cameraId(),
            unclean.zoneId(),
            unclean.reason());
      }
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

  private void refuse(UnfitReference unfit, String cameraId, ReadOnlyContext context)
      throws Exception {
    referencesUnfit.inc();
    ReferenceKey key = new ReferenceKey(cameraId, unfit.zoneId(), unfit.picture());
    LOG.warn("reference unfit picture={} reason=\"{}\"", key.text(), unfit.reason());
    Optional<FrameReference> message = references.messageOf(unfit.zoneId(), unfit.picture());
    if (message.isPresent()) {
      context.output(
          DeadLetters.OUTPUT,
          new DeadLetter(
              Topic.REFERENCES.topicName(),
              message.get().partition(),
              message.get().offset(),
              Optional.of(key.text()),
              unfit.reason(),
              new byte[0]));
    }
  }
}
