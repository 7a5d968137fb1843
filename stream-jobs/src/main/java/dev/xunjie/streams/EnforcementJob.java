package dev.xunjie.streams;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.policy.ZonePolicy;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.contracts.warning.Warning;
import dev.xunjie.rules.zone.ZoneState;
import dev.xunjie.streams.enforcement.AnnounceOnce;
import dev.xunjie.streams.enforcement.EnforceZones;
import dev.xunjie.streams.enforcement.ObservationReader;
import dev.xunjie.streams.enforcement.RecheckOrderReader;
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
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Either;

/**
 * Observations to incidents and warnings of one offence, under the policies in force; orders to
 * look again to answers.
 *
 * <pre>
 *   observations ──► usable observations ──by camera──┐
 *   recheck orders ─► usable orders ───────by camera──┼──► enforce ──► announce once ──► incidents
 *   policies ──────► usable policies ─────to all──────┘       └──► warnings, answers
 *                         └──► dead letters
 * </pre>
 *
 * @param <Z> the policy of the zones
 * @param <S> what the rule remembers of a zone
 */
final class EnforcementJob<Z extends ZonePolicy, S extends ZoneState> {
  static final TypeInformation<Observation> OBSERVATION = JsonTypeInformation.of(Observation.class);
  static final TypeInformation<RecheckOrder> ORDER = JsonTypeInformation.of(RecheckOrder.class);

  private static final TypeInformation<Either<Observation, RecheckOrder>> BY_CAMERA =
      new EitherTypeInfo<>(OBSERVATION, ORDER);

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
   * @param orders what to look at again
   * @param policies what is enforced
   * @param incidents what was found
   * @param warnings what may yet be avoided
   * @param answers what second looks showed
   * @param deadLetters what couldn't be read
   */
  record Channels(
      Source<Either<Observation, DeadLetter>, ?, ?> observations,
      Source<Either<RecheckOrder, DeadLetter>, ?, ?> orders,
      Source<Either<PolicyChange, DeadLetter>, ?, ?> policies,
      Sink<IncidentEvent> incidents,
      Sink<Warning> warnings,
      Sink<RecheckAnswer> answers,
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
            kafka.source(
                Topic.RECHECK_ORDERS,
                new RecheckOrderReader(),
                ORDER,
                readers + "-orders",
                Beginning.WHERE_LEFT_ELSE_OLDEST),
            Policies.source(kafka, readers),
            kafka.sink(Topic.INCIDENTS, IncidentEvent::incidentId),
            kafka.sink(Topic.WARNINGS, Warning::incidentId),
            kafka.sink(Topic.RECHECK_ANSWERS, answer -> answer.order().orderId()),
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

    SingleOutputStreamOperator<RecheckOrder> usableOrders =
        environment
            .fromSource(channels.orders(), EventTime.timeless(), "recheck orders")
            .uid("recheck-orders")
            .process(new DivertDeadLetters<>(ORDER))
            .name("usable recheck orders")
            .uid("usable-recheck-orders");

    SingleOutputStreamOperator<PolicyChange> usablePolicies =
        Policies.usable(environment, channels.policies());

    SingleOutputStreamOperator<IncidentEvent> enforced =
        byCamera(usableObservations, usableOrders)
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
    enforced
        .getSideOutput(EnforceZones.ANSWERS)
        .sinkTo(channels.answers())
        .name("recheck answers")
        .uid("recheck-answers");

    usableObservations
        .getSideOutput(DeadLetters.OUTPUT)
        .union(
            usableOrders.getSideOutput(DeadLetters.OUTPUT),
            usablePolicies.getSideOutput(DeadLetters.OUTPUT))
        .sinkTo(channels.deadLetters())
        .name("dead letters")
        .uid("dead-letters");

    return environment.execute("Xunjie " + name.replace('-', ' '));
  }

  /** What concerns a camera, together: a function of Flink's has one input by key. */
  private static KeyedStream<Either<Observation, RecheckOrder>, String> byCamera(
      DataStream<Observation> observations, DataStream<RecheckOrder> orders) {
    DataStream<Either<Observation, RecheckOrder>> seen =
        observations
            .map(observation -> Either.<Observation, RecheckOrder>Left(observation), BY_CAMERA)
            .name("seen by a camera")
            .uid("seen-by-a-camera");
    DataStream<Either<Observation, RecheckOrder>> ordered =
        orders
            .map(order -> Either.<Observation, RecheckOrder>Right(order), BY_CAMERA)
            .name("ordered of a camera")
            .uid("ordered-of-a-camera");
    return seen.union(ordered)
        .keyBy(
            each -> each.isLeft() ? each.left().cameraId() : each.right().cameraId(), Types.STRING);
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
