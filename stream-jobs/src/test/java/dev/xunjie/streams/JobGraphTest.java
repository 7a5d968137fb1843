package dev.xunjie.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.scene.SceneStatus;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.contracts.warning.Warning;
import dev.xunjie.streams.enforcement.ObservationReader;
import dev.xunjie.streams.enforcement.RecheckOrderReader;
import dev.xunjie.streams.message.Beginning;
import dev.xunjie.streams.message.Kafka;
import dev.xunjie.streams.perception.FrameReader;
import dev.xunjie.streams.perception.ReferenceReader;
import dev.xunjie.streams.perception.TestingLook;
import dev.xunjie.streams.policy.Policies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** What the jobs hand to a cluster, wired to Kafka as in production; nothing is run. */
final class JobGraphTest {
  private static final Kafka KAFKA = new Kafka("127.0.0.1:9092");

  @Test
  void namesAllThatKeepsStateInTheParkingJob() throws Exception {
    TestingEnvironment environment = new TestingEnvironment();
    IllegalParkingJob.JOB.execute(
        environment,
        new EnforcementJob.Channels(
            KAFKA.source(
                Topic.OBSERVATIONS,
                new ObservationReader(),
                EnforcementJob.OBSERVATION,
                "group",
                Beginning.WHERE_LEFT_ELSE_OLDEST),
            KAFKA.source(
                Topic.RECHECK_ORDERS,
                new RecheckOrderReader(),
                EnforcementJob.ORDER,
                "group",
                Beginning.WHERE_LEFT_ELSE_OLDEST),
            Policies.source(KAFKA, "group"),
            KAFKA.sink(Topic.INCIDENTS, IncidentEvent::incidentId),
            KAFKA.sink(Topic.WARNINGS, Warning::incidentId),
            KAFKA.sink(Topic.RECHECK_ANSWERS, answer -> answer.order().orderId()),
            KAFKA.deadLetters()));

    assertThat(environment.uids())
        .contains(
            "observations",
            "usable-observations",
            "recheck-orders",
            "usable-recheck-orders",
            "policies",
            "usable-policies",
            "enforce-parking",
            "incidents",
            "warnings",
            "recheck-answers",
            "dead-letters");
    assertThat(environment.operatorsWithoutUid()).isEmpty();
  }

  @Test
  void namesAllThatKeepsStateInThePerceptionJob() throws Exception {
    TestingEnvironment environment = new TestingEnvironment();
    new PerceptionJob(
            KAFKA.source(
                Topic.FRAMES,
                new FrameReader(),
                PerceptionJob.FRAME,
                "group",
                Beginning.WHERE_LEFT_ELSE_NOW),
            KAFKA.source(
                Topic.REFERENCES,
                new ReferenceReader(),
                PerceptionJob.REFERENCE,
                "group",
                Beginning.OLDEST),
            Policies.source(KAFKA, "group"),
            TestingLook::new,
            KAFKA.sink(Topic.OBSERVATIONS, Observation::cameraId),
            KAFKA.sink(Topic.SCENE_STATUS, SceneStatus::cameraId),
            KAFKA.deadLetters())
        .execute(environment);

    assertThat(environment.uids())
        .contains(
            "frames",
            "usable-frames",
            "references",
            "usable-references",
            "policies",
            "usable-policies",
            "look",
            "observations",
            "scene-changes",
            "dead-letters");
    assertThat(environment.operatorsWithoutUid()).isEmpty();
  }

  @Test
  void sendsFramesAsFieldsAndBytes() {
    assertThat(PerceptionJob.FRAME).isInstanceOf(PojoTypeInfo.class);
  }

  /** Takes the graph instead of running it. */
  private static final class TestingEnvironment extends StreamExecutionEnvironment {
    private Optional<StreamGraph> taken = Optional.empty();

    @Override
    public JobExecutionResult execute(StreamGraph graph) {
      taken = Optional.of(graph);
      return new JobExecutionResult(new JobID(), 0, Map.of());
    }

    List<String> uids() {
      return nodes().map(StreamNode::getTransformationUID).toList();
    }

    List<String> operatorsWithoutUid() {
      return nodes()
          .filter(node -> node.getTransformationUID() == null)
          .map(StreamNode::getOperatorName)
          .toList();
    }

    private Stream<StreamNode> nodes() {
      return taken.orElseThrow().getStreamNodes().stream();
    }
  }
}
