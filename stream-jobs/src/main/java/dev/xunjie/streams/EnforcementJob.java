package dev.xunjie.streams;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.policy.ZonePolicy;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.contracts.warning.Warning;
import dev.xunjie.rules.zone.ZoneState;
import dev.xunjie.streams.enforcement.AnnounceOnce;
import dev.xunjie.streams.enforcement.EnforceZones;
import dev.xunjie.streams.enforcement.ObservationReader;
import dev.xunjie.streams.enforcement.RuleMaking;
import dev.xunjie.streams.json.JsonTypeInformation;
import dev.xunjie.streams.message.Beginning;
import dev.xunjie.streams.message.DeadLetters;
import dev.xunjie.streams.message.DivertDeadLetters;
import dev.xunjie.streams.message.Kafka;
import dev.xunjie.streams.policy.Policies;
import dev.xunjie.streams.policy.PolicyChange;
import dev.xunjie.streams.time.EventTime;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Either;

/**
 * Observations to incidents and warnings of one offence, under the policies in force.
 *
 * <pre>
 *   observations ──► usable observations ──by camera──┐
 *                                                     ├──► enforce ──► announce once ──► incidents
 *   policies ──────► usable policies ─────to all──────┘       └──► warnings
 *                         └──► dead letters
 * </pre>
 *
 * @param <Z> the policy of the zones
 * @param <S> what the rule remembers of a zone
 */
final class EnforcementJob<Z extends ZonePolicy, S extends ZoneState> {
  static final TypeInformation<Observation> OBSERVATION = JsonTypeInformation.of(Observation.class);

  private final String name;
  private final String ruleUid;
  private final RuleMaking<Z, S> rule;

  /**
   * @param name what the job is called in the cluster, and its readers in Kafka; never to change,
   *     for offsets go by it
   * @param ruleUid under which the rule's state lies in checkpoints; never to change
   */
  EnforcementJob(String name, String ruleUid, RuleMaking<Z, S> rule) {
    this.name = name;
    this.ruleUid = ruleUid;
    this.rule = rule;
  }

  /**
   * Where the job reads and writes.
   *
   * @param observations what was seen
   * @param policies what is enforced
   * @param incidents what was found
   * @param warnings what may yet be avoided
   * @param deadLetters what couldn't be read
   */
  record Channels(
      Source<Either<Observation, DeadLetter>, ?, ?> observations,
      Source<Either<PolicyChange, DeadLetter>, ?, ?> policies,
      Sink<IncidentEvent> incidents,
      Sink<Warning> warnings,
      Sink<DeadLetter> deadLetters) {}

  /** Submits the job to the cluster that Flink's client is set to. */
  void submit(String... arguments) throws Exception {
    Kafka kafka = new Kafka(JobOptions.parse(arguments).kafka());
    String readers = "xunjie-" + name;
    Channels channels =
        new Channels(
            kafka.source(
                Topic.OBSERVATIONS,
                new ObservationReader(),
                OBSERVATION,
                readers,
                // The first start judges all that was observed: derived ids make it harmless to
                // judge too much, while too little would lose incidents.
                Beginning.WHERE_LEFT_ELSE_OLDEST),
            Policies.source(kafka, readers),
            kafka.sink(Topic.INCIDENTS, IncidentEvent::incidentId),
            kafka.sink(Topic.WARNINGS, Warning::incidentId),
            kafka.deadLetters());
    execute(StreamExecutionEnvironment.getExecutionEnvironment(), channels);
  }

  /** Runs the job until its sources end or it fails. */
  JobExecutionResult execute(StreamExecutionEnvironment environment, Channels channels)
      throws Exception {
    JobEnvironment.prepare(environment);

    SingleOutputStreamOperator<Observation> usableObservations =
        environment
            .fromSource(
                channels.observations(),
                EventTime.captured(Observation::capturedAt),
                "observations")
            .uid("observations")
            .process(new DivertDeadLetters<>(OBSERVATION))
            .name("usable observations")
            .uid("usable-observations");

    SingleOutputStreamOperator<PolicyChange> usablePolicies =
        Policies.usable(environment, channels.policies());

    SingleOutputStreamOperator<IncidentEvent> enforced =
        usableObservations
            .keyBy(Observation::cameraId, Types.STRING)
            .connect(usablePolicies.broadcast(Policies.STATE))
            .process(new EnforceZones<>(rule))
            .name("enforce " + name)
            .uid(ruleUid);
    announcedOnce(enforced).sinkTo(channels.incidents()).name("incidents").uid("incidents");
    enforced
        .getSideOutput(EnforceZones.WARNINGS)
        .sinkTo(channels.warnings())
        .name("warnings")
        .uid("warnings");

    usableObservations
        .getSideOutput(DeadLetters.OUTPUT)
        .union(usablePolicies.getSideOutput(DeadLetters.OUTPUT))
        .sinkTo(channels.deadLetters())
        .name("dead letters")
        .uid("dead-letters");

    return environment.execute("Xunjie " + name.replace('-', ' '));
  }

  /** What several cameras of one stretch of road may see passes by what knows the stretch. */
  private static DataStream<IncidentEvent> announcedOnce(DataStream<IncidentEvent> enforced) {
    DataStream<IncidentEvent> alone =
        enforced
            .filter(event -> event.zone().stretch().isEmpty())
            .name("of zones on their own")
            .uid("alone");
    return enforced
        .filter(event -> event.zone().stretch().isPresent())
        .name("of shared stretches")
        .uid("shared")
        .keyBy(event -> event.zone().stretch().orElseThrow(), Types.STRING)
        .process(new AnnounceOnce())
        .name("announce once")
        .uid("announce-once")
        .union(alone);
  }
}
