package dev.xunjie.streams;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.streams.json.JsonTypeInformation;
import dev.xunjie.streams.message.Beginning;
import dev.xunjie.streams.message.DeadLetters;
import dev.xunjie.streams.message.DivertDeadLetters;
import dev.xunjie.streams.message.Kafka;
import dev.xunjie.streams.parking.EnforceParking;
import dev.xunjie.streams.parking.ObservationReader;
import dev.xunjie.streams.policy.Policies;
import dev.xunjie.streams.policy.PolicyChange;
import dev.xunjie.streams.time.EventTime;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Either;

/**
 * Observations to incidents of illegal parking, under the policies in force.
 *
 * <pre>
 *   observations ──► usable observations ──by camera──┐
 *                                                     ├──► enforce parking ──► incidents
 *   policies ──────► usable policies ─────to all──────┘
 *                         └──► dead letters
 * </pre>
 *
 * The rule itself is {@link dev.xunjie.rules.parking.IllegalParking}.
 */
public final class IllegalParkingJob {
  static final TypeInformation<Observation> OBSERVATION = JsonTypeInformation.of(Observation.class);
  private static final String READER_GROUP = "xunjie-illegal-parking";

  private final Source<Either<Observation, DeadLetter>, ?, ?> observations;
  private final Source<Either<PolicyChange, DeadLetter>, ?, ?> policies;
  private final Sink<IncidentEvent> incidents;
  private final Sink<DeadLetter> deadLetters;

  public IllegalParkingJob(
      Source<Either<Observation, DeadLetter>, ?, ?> observations,
      Source<Either<PolicyChange, DeadLetter>, ?, ?> policies,
      Sink<IncidentEvent> incidents,
      Sink<DeadLetter> deadLetters) {
    this.observations = observations;
    this.policies = policies;
    this.incidents = incidents;
    this.deadLetters = deadLetters;
  }

  /** Submits the job to the cluster that Flink's client is set to. */
  public static void main(String... arguments) throws Exception {
    Kafka kafka = new Kafka(JobOptions.parse(arguments).kafka());
    new IllegalParkingJob(
            kafka.source(
                Topic.OBSERVATIONS,
                new ObservationReader(),
                OBSERVATION,
                READER_GROUP,
                // The first start judges all that was observed: derived ids make it harmless to
                // judge too much, while too little would lose incidents.
                Beginning.WHERE_LEFT_ELSE_OLDEST),
            Policies.source(kafka, READER_GROUP),
            kafka.sink(Topic.INCIDENTS, IncidentEvent::incidentId),
            kafka.deadLetters())
        .execute(StreamExecutionEnvironment.getExecutionEnvironment());
  }

  /** Runs the job until its sources end or it fails. */
  public JobExecutionResult execute(StreamExecutionEnvironment environment) throws Exception {
    JobEnvironment.prepare(environment);

    SingleOutputStreamOperator<Observation> usableObservations =
        environment
            .fromSource(observations, EventTime.captured(Observation::capturedAt), "observations")
            .uid("observations")
            .process(new DivertDeadLetters<>(OBSERVATION))
            .name("usable observations")
            .uid("usable-observations");

    SingleOutputStreamOperator<PolicyChange> usablePolicies =
        Policies.usable(environment, policies);

    usableObservations
        .keyBy(Observation::cameraId, Types.STRING)
        .connect(usablePolicies.broadcast(Policies.STATE))
        .process(new EnforceParking())
        .name("enforce parking")
        .uid("enforce-parking")
        .sinkTo(incidents)
        .name("incidents")
        .uid("incidents");

    usableObservations
        .getSideOutput(DeadLetters.OUTPUT)
        .union(usablePolicies.getSideOutput(DeadLetters.OUTPUT))
        .sinkTo(deadLetters)
        .name("dead letters")
        .uid("dead-letters");

    return environment.execute("Xunjie illegal parking");
  }
}
