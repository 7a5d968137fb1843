package dev.xunjie.streams;

import static dev.xunjie.contracts.incident.IncidentEvent.Kind.ENDED;
import static dev.xunjie.contracts.incident.IncidentEvent.Kind.OPENED;
import static dev.xunjie.streams.Streets.CROSSING;
import static dev.xunjie.streams.Streets.GATE;
import static dev.xunjie.streams.Streets.KERB;
import static dev.xunjie.streams.Streets.observation;
import static dev.xunjie.streams.Streets.parkedCar;
import static dev.xunjie.streams.Streets.policy;
import static dev.xunjie.streams.Streets.second;
import static dev.xunjie.streams.Streets.uncoveredTruck;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.LeadReason;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.scene.SceneStatus;
import dev.xunjie.contracts.warning.Warning;
import dev.xunjie.detector.perception.CapturedFrame;
import dev.xunjie.streams.perception.TestingLook;
import dev.xunjie.streams.policy.Policies;
import dev.xunjie.streams.policy.PolicyChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.util.TestStreamEnvironment;
import org.apache.flink.types.Either;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both graphs as they are, on a cluster of two slots in this process, with RocksDB. */
final class JobsTest {
  private static final int PARALLELISM = 2;

  private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();
  private static MiniCluster cluster;

  private final TestingSink<DeadLetter> deadLetters = new TestingSink<>();

  @BeforeAll
  static void startCluster() throws Exception {
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(METRICS.addToConfiguration(new Configuration()))
                .setNumSlotsPerTaskManager(PARALLELISM)
                .withRandomPorts()
                .build());
    cluster.start();
  }

  @AfterAll
  static void stopCluster() throws Exception {
    cluster.close();
  }

  @Test
  void turnsObservationsIntoIncidents() throws Exception {
    TestingSink<IncidentEvent> incidents = new TestingSink<>();
    TestingSink<Warning> warnings = new TestingSink<>();
    List<Either<Observation, DeadLetter>> observations = new ArrayList<>();
    for (String cameraId : List.of("cam-1", "cam-without-policy")) {
      for (int second = 0; second <= 200; second++) {
        observations.add(
            Either.Left(
                second <= 70
                    ? observation(cameraId, second(second), parkedCar())
                    : observation(cameraId, second(second))));
      }
      observations.add(Either.Right(letter("observations")));
    }
    List<Either<PolicyChange, DeadLetter>> policies =
        List.of(
            Either.Left(new PolicyChange("cam-1", Optional.of(policy("cam-1", KERB)))),
            Either.Right(letter("policies")));

    JobExecutionResult job =
        IllegalParkingJob.JOB.execute(
            environment(),
            new EnforcementJob.Channels(
                TestingSource.of(observations, EnforcementJob.OBSERVATION),
                TestingSource.of(List.of(Either.Right(letter("orders"))), EnforcementJob.ORDER),
                TestingSource.of(policies, Policies.CHANGE),
                incidents,
                warnings,
                new TestingSink<>(),
                deadLetters));

    assertThat(incidents.received())
        .extracting(IncidentEvent::cameraId, IncidentEvent::kind)
        .containsExactly(tuple("cam-1", OPENED), tuple("cam-1", ENDED));
    assertThat(warnings.received()).extracting(Warning::kind).containsExactly(Warning.Kind.GIVEN);
    assertThat(deadLetters.received())
        .extracting(DeadLetter::topic)
        .containsExactlyInAnyOrder("observations", "observations", "orders", "policies");
    assertThat(count(job, "observations")).isEqualTo(402);
    assertThat(count(job, "observationsWithoutPolicy")).isEqualTo(201);
    assertThat(count(job, "incidentsOpened")).isEqualTo(1);
    assertThat(count(job, "incidentsEnded")).isEqualTo(1);
    assertThat(count(job, "deadLetters")).isEqualTo(4);
  }

  @Test
  void announcesOnceWhatTwoCamerasOfAStretchSee() throws Exception {
    TestingSink<IncidentEvent> incidents = new TestingSink<>();
    List<Either<Observation, DeadLetter>> observations = new ArrayList<>();
    List<Either<PolicyChange, DeadLetter>> policies = new ArrayList<>();
    for (String cameraId : List.of("cam-1", "cam-2")) {
      policies.add(
          Either.Left(
              new PolicyChange(
                  cameraId, Optional.of(Streets.policyInStretch(cameraId, "north-road")))));
    }
    for (String cameraId : List.of("cam-1", "cam-2")) {
      for (int second = 0; second <= 70; second++) {
        observations.add(
            Either.Left(
                observation(cameraId, second(second), Streets.withPlate(parkedCar(), "浙A12345"))));
      }
    }

    IllegalParkingJob.JOB.execute(
        environment(),
        new EnforcementJob.Channels(
            TestingSource.of(observations, EnforcementJob.OBSERVATION),
            TestingSource.of(List.of(Either.Right(letter("orders"))), EnforcementJob.ORDER),
            TestingSource.of(policies, Policies.CHANGE),
            incidents,
            new TestingSink<>(),
            new TestingSink<>(),
            deadLetters));

    assertThat(incidents.received()).filteredOn(event -> event.kind() == OPENED).hasSize(1);
    IncidentEvent newest = incidents.received().get(incidents.received().size() - 1);
    assertThat(newest.sources()).hasSize(1);
    assertThat(incidents.received())
        .extracting(IncidentEvent::incidentId)
        .containsOnly(newest.incidentId());
  }

  @Test
  void findsGoodsBeforeAShopAndAnswersAnOrderOnce() throws Exception {
    TestingSink<IncidentEvent> incidents = new TestingSink<>();
    TestingSink<RecheckAnswer> answers = new TestingSink<>();
    List<Either<Observation, DeadLetter>> observations = new ArrayList<>();
    for (String cameraId : List.of("cam-1", "cam-2")) {
      for (int second = 0; second <= 300; second++) {
        boolean isOccupied = cameraId.equals("cam-1") && second < 100;
        observations.add(Either.Left(ShopFronts.front(cameraId, second(second), isOccupied)));
      }
    }
    List<Either<PolicyChange, DeadLetter>> policies = new ArrayList<>();
    for (String cameraId : List.of("cam-1", "cam-2")) {
      policies.add(
          Either.Left(
              new PolicyChange(
                  cameraId, Optional.of(policy(cameraId, ShopFronts.SHOP, CROSSING)))));
    }

    OutOfStoreJob.JOB.execute(
        environment(),
        new EnforcementJob.Channels(
            TestingSource.of(observations, EnforcementJob.OBSERVATION),
            TestingSource.of(
                List.of(Either.Left(ShopFronts.order("order-1", "shop", second(200)))),
                EnforcementJob.ORDER),
            TestingSource.of(policies, Policies.CHANGE),
            incidents,
            new TestingSink<>(),
            answers,
            deadLetters));

    assertThat(incidents.received())
        .extracting(IncidentEvent::offence, IncidentEvent::cameraId, IncidentEvent::kind)
        .containsExactly(
            tuple(Offence.OUT_OF_STORE, "cam-1", OPENED),
            tuple(Offence.OUT_OF_STORE, "cam-1", ENDED));
    assertThat(answers.received())
        .extracting(answer -> answer.order().orderId())
        .containsExactly("order-1");
  }

  @Test
  void turnsAPassOfAnUncoveredTruckIntoAnIncident() throws Exception {
    TestingSink<IncidentEvent> incidents = new TestingSink<>();
    List<Either<Observation, DeadLetter>> observations = new ArrayList<>();
    for (String cameraId : List.of("cam-1", "cam-without-truck")) {
      for (int picture = 0; picture <= 60; picture++) {
        double second = picture / 4.0;
        observations.add(
            Either.Left(
                cameraId.equals("cam-1") && picture <= 20
                    ? observation(cameraId, second(second), uncoveredTruck(picture / 20.0))
                    : observation(cameraId, second(second))));
      }
    }

    JobExecutionResult job =
        DirtyTruckJob.JOB.execute(
            environment(),
            new EnforcementJob.Channels(
                TestingSource.of(observations, EnforcementJob.OBSERVATION),
                TestingSource.of(List.of(Either.Right(letter("orders"))), EnforcementJob.ORDER),
                TestingSource.of(
                    List.of(
                        Either.Left(
                            new PolicyChange("cam-1", Optional.of(policy("cam-1", KERB, GATE))))),
                    Policies.CHANGE),
                incidents,
                new TestingSink<>(),
                new TestingSink<>(),
                deadLetters));

    assertThat(incidents.received())
        .extracting(IncidentEvent::offence, IncidentEvent::kind, IncidentEvent::lead)
        .containsExactly(
            tuple(Offence.DIRTY_TRUCK, OPENED, Optional.of(LeadReason.NO_READABLE_PLATE)),
            tuple(Offence.DIRTY_TRUCK, ENDED, Optional.of(LeadReason.NO_READABLE_PLATE)));
    assertThat(count(job, "incidentsEnded")).isEqualTo(1);
  }

  @Test
  void turnsFramesIntoObservations() throws Exception {
    TestingSink<Observation> observations = new TestingSink<>();
    TestingSink<SceneStatus> sceneChanges = new TestingSink<>();
    List<Either<CapturedFrame, DeadLetter>> frames = new ArrayList<>();
    for (String cameraId : List.of("cam-1", "cam-2")) {
      frames.add(Either.Left(frame(cameraId, 0, TestingLook.PICTURE)));
      frames.add(Either.Right(letter("frames")));
      frames.add(Either.Left(frame(cameraId, 1, TestingLook.NO_PICTURE)));
      frames.add(Either.Left(frame(cameraId, 2, TestingLook.PICTURE)));
      frames.add(Either.Left(frame(cameraId, 2, TestingLook.PICTURE)));
    }

    JobExecutionResult job =
        new PerceptionJob(
                TestingSource.of(frames, PerceptionJob.FRAME),
                TestingSource.of(
                    List.of(Either.Right(letter("references"))), PerceptionJob.REFERENCE),
                TestingSource.of(List.of(Either.Right(letter("policies"))), Policies.CHANGE),
                TestingLook::new,
                observations,
                sceneChanges,
                deadLetters)
            .execute(environment());

    assertThat(observations.received())
        .extracting(Observation::cameraId, Observation::capturedAt, Observation::modelVersion)
        .containsExactlyInAnyOrder(
            tuple("cam-1", second(0), "1"),
            tuple("cam-1", second(2), "2"),
            tuple("cam-2", second(0), "1"),
            tuple("cam-2", second(2), "2"));
    assertThat(sceneChanges.received())
        .extracting(SceneStatus::cameraId, SceneStatus::since)
        .containsExactlyInAnyOrder(tuple("cam-1", second(0)), tuple("cam-2", second(0)));
    assertThat(deadLetters.received())
        .extracting(DeadLetter::topic)
        .containsOnly("frames", "references")
        .hasSize(5);
    assertThat(count(job, "framesSeen")).isEqualTo(8);
    assertThat(count(job, "framesUnreadable")).isEqualTo(2);
    assertThat(count(job, "framesSkipped")).isEqualTo(2);
    assertThat(count(job, "deadLetters")).isEqualTo(4);
  }

  private static StreamExecutionEnvironment environment() {
    Configuration configuration = new Configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    return new TestStreamEnvironment(cluster, configuration, PARALLELISM, List.of(), List.of());
  }

  private static CapturedFrame frame(String cameraId, int second, byte[] jpeg) {
    return new CapturedFrame(cameraId, second(second), new FrameReference(0, second), jpeg);
  }

  private static DeadLetter letter(String topic) {
    return new DeadLetter(topic, 0, 0, Optional.empty(), "unfit", new byte[0]);
  }

  private static long count(JobExecutionResult job, String counter) {
    return METRICS.getMetricsByGroup().entrySet().stream()
        .filter(
            group ->
                job.getJobID().toString().equals(group.getKey().getAllVariables().get("<job_id>")))
        .flatMap(group -> Optional.ofNullable(group.getValue().get(counter)).stream())
        .mapToLong(metric -> ((Counter) metric).getCount())
        .sum();
  }
}
