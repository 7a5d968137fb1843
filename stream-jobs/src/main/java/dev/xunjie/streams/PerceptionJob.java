package dev.xunjie.streams;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.scene.SceneStatus;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.detector.perception.CapturedFrame;
import dev.xunjie.streams.message.Beginning;
import dev.xunjie.streams.message.DeadLetters;
import dev.xunjie.streams.message.DivertDeadLetters;
import dev.xunjie.streams.message.Kafka;
import dev.xunjie.streams.perception.FrameLook;
import dev.xunjie.streams.perception.FrameReader;
import dev.xunjie.streams.perception.LookAtFrames;
import dev.xunjie.streams.perception.ReferenceChange;
import dev.xunjie.streams.perception.ReferenceReader;
import dev.xunjie.streams.policy.Policies;
import dev.xunjie.streams.policy.PolicyChange;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Either;

/**
 * Frames to observations: the only job that sees pixels.
 *
 * <pre>
 *   frames ──────► usable frames ──────by camera──┐
 *   references ──► usable references ──by camera──┼──► look ──► observations, scene changes
 *   policies ────► usable policies ──────to all───┘
 *
 *   unusable frames and references ──► dead letters
 * </pre>
 *
 * An unusable policy is set aside by the job that enforces policies, once.
 */
public final class PerceptionJob {
  /** How frames travel between operators: as fields and bytes. */
  static final TypeInformation<CapturedFrame> FRAME = TypeInformation.of(CapturedFrame.class);

  /** How references do. */
  static final TypeInformation<ReferenceChange> REFERENCE =
      TypeInformation.of(ReferenceChange.class);

  private static final TypeInformation<Either<CapturedFrame, ReferenceChange>> BY_CAMERA =
      new EitherTypeInfo<>(FRAME, REFERENCE);

  private static final String READER_GROUP = "xunjie-perception";

  private final Source<Either<CapturedFrame, DeadLetter>, ?, ?> frames;
  private final Source<Either<ReferenceChange, DeadLetter>, ?, ?> references;
  private final Source<Either<PolicyChange, DeadLetter>, ?, ?> policies;
  private final FrameLook.Opening looking;
  private final Sink<Observation> observations;
  private final Sink<SceneStatus> sceneChanges;
  private final Sink<DeadLetter> deadLetters;

  public PerceptionJob(
      Source<Either<CapturedFrame, DeadLetter>, ?, ?> frames,
      Source<Either<ReferenceChange, DeadLetter>, ?, ?> references,
      Source<Either<PolicyChange, DeadLetter>, ?, ?> policies,
      FrameLook.Opening looking,
      Sink<Observation> observations,
      Sink<SceneStatus> sceneChanges,
      Sink<DeadLetter> deadLetters) {
    this.frames = frames;
    this.references = references;
    this.policies = policies;
    this.looking = looking;
    this.observations = observations;
    this.sceneChanges = sceneChanges;
    this.deadLetters = deadLetters;
  }

  /** Submits the job to the cluster that Flink's client is set to. */
  public static void main(String... arguments) throws Exception {
    Kafka kafka = new Kafka(JobOptions.parse(arguments).kafka());
    new PerceptionJob(
            kafka.source(
                Topic.FRAMES,
                new FrameReader(),
                FRAME,
                READER_GROUP,
                // The first start begins with what the cameras see now. Two hours of kept frames
                // would have to be looked at first, and no violation would show up in time.
                Beginning.WHERE_LEFT_ELSE_NOW),
            kafka.source(
                Topic.REFERENCES,
                new ReferenceReader(),
                REFERENCE,
                READER_GROUP + "-references",
                Beginning.OLDEST),
            Policies.source(kafka, READER_GROUP),
            FrameLook::shipped,
            kafka.sink(Topic.OBSERVATIONS, Observation::cameraId),
            kafka.sink(Topic.SCENE_STATUS, SceneStatus::cameraId),
            kafka.deadLetters())
        .execute(StreamExecutionEnvironment.getExecutionEnvironment());
  }

  /** Runs the job until its source ends or it fails. */
  public JobExecutionResult execute(StreamExecutionEnvironment environment) throws Exception {
    SingleOutputStreamOperator<CapturedFrame> usableFrames =
        JobEnvironment.prepare(environment)
            .fromSource(frames, WatermarkStrategy.noWatermarks(), "frames")
            .uid("frames")
            .process(new DivertDeadLetters<>(FRAME))
            .name("usable frames")
            .uid("usable-frames");

    SingleOutputStreamOperator<ReferenceChange> usableReferences =
        environment
            .fromSource(references, WatermarkStrategy.noWatermarks(), "references")
            .uid("references")
            .process(new DivertDeadLetters<>(REFERENCE))
            .name("usable references")
            .uid("usable-references");

    SingleOutputStreamOperator<PolicyChange> usablePolicies =
        Policies.usable(environment, policies);

    SingleOutputStreamOperator<Observation> observed =
        byCamera(usableFrames, usableReferences)
            .connect(usablePolicies.broadcast(Policies.STATE))
            .process(new LookAtFrames(looking))
            .name("look")
            .uid("look");

    observed.sinkTo(observations).name("observations").uid("observations");

    observed
        .getSideOutput(LookAtFrames.SCENE_CHANGES)
        .sinkTo(sceneChanges)
        .name("scene changes")
        .uid("scene-changes");

    usableFrames
        .getSideOutput(DeadLetters.OUTPUT)
        .union(
            usableReferences.getSideOutput(DeadLetters.OUTPUT),
            observed.getSideOutput(DeadLetters.OUTPUT))
        .sinkTo(deadLetters)
        .name("dead letters")
        .uid("dead-letters");

    return environment.execute("Xunjie perception");
  }

  /** What concerns a camera, together: a function of Flink's has one input by key. */
  private static KeyedStream<Either<CapturedFrame, ReferenceChange>, String> byCamera(
      DataStream<CapturedFrame> frames, DataStream<ReferenceChange> references) {
    DataStream<Either<CapturedFrame, ReferenceChange>> seen =
        frames
            .map(frame -> Either.<CapturedFrame, ReferenceChange>Left(frame), BY_CAMERA)
            .name("seen by a camera")
            .uid("seen-by-a-camera");
    DataStream<Either<CapturedFrame, ReferenceChange>> compared =
        references
            .map(change -> Either.<CapturedFrame, ReferenceChange>Right(change), BY_CAMERA)
            .name("compared with a camera")
            .uid("compared-with-a-camera");
    return seen.union(compared)
        .keyBy(
            each -> each.isLeft() ? each.left().cameraId() : each.right().cameraId(), Types.STRING);
  }
}
