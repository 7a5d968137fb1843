package dev.xunjie.streams.enforcement;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ZonePolicy;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.contracts.warning.Warning;
import dev.xunjie.rules.zone.ZoneRule;
import dev.xunjie.rules.zone.ZoneState;
import dev.xunjie.streams.json.JsonTypeInformation;
import dev.xunjie.streams.policy.Policies;
import dev.xunjie.streams.policy.PolicyChange;
import dev.xunjie.streams.time.CaptureOrder;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a rule judge each camera's observations, with the policies as broadcast state and a {@link
 * CameraWatch} as keyed state.
 *
 * <ul>
 *   <li>For a camera without a policy nothing is enforced; its observations are counted ({@code
 *       observationsWithoutPolicy}). A policy that comes later finds the vehicles that stand there
 *       then.
 *   <li>Until the stream's time begins, which is after the policies were read, the observations of
 *       a camera without a policy wait for one: a job that starts on a backlog loses none.
 *   <li>What isn't newer than the camera's newest observation is skipped ({@code
 *       observationsRepeated}). The rule would do the same, but of a zone in which nothing stands
 *       no state is kept that could tell it.
 *   <li>One event-time timer a camera calls the rule when no observation does. It also forgets a
 *       camera in whose zones nothing stands.
 *   <li>A zone or a policy that is removed ends what is open in it.
 *   <li>An order to look again goes to the rule at once; for a zone that isn't enforced it is
 *       answered as soon as the camera's policy is known, else when its time is over.
 *   <li>Incidents are the output, warnings go to {@link #WARNINGS}, answers to {@link #ANSWERS}.
 * </ul>
 */
public final class EnforceZones<Z extends ZonePolicy, S extends ZoneState>
    extends KeyedBroadcastProcessFunction<
        String, Either<Observation, RecheckOrder>, PolicyChange, IncidentEvent>
    implements ResultTypeQueryable<IncidentEvent> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(EnforceZones.class);

  private static final long BEFORE_ALL_TIME = Long.MIN_VALUE;
  private static final long BEGINNING_OF_TIME = BEFORE_ALL_TIME + 1;
  private static final long AFTER_ALL_TIME = Long.MAX_VALUE;

  /** Where warnings go. */
  public static final OutputTag<Warning> WARNINGS =
      new OutputTag<>("warnings", JsonTypeInformation.of(Warning.class));

  /** Where answers to orders to look again go. */
  public static final OutputTag<RecheckAnswer> ANSWERS =
      new OutputTag<>("recheck-answers", JsonTypeInformation.of(RecheckAnswer.class));

  private static final ListStateDescriptor<Observation> WAITING =
      new ListStateDescriptor<>("waiting", JsonTypeInformation.of(Observation.class));

  private final RuleMaking<Z, S> making;
  private final ValueStateDescriptor<CameraWatch<S>> watchState;
  private transient ZoneRule<Z, S> rule;
  private transient ValueState<CameraWatch<S>> watch;
  private transient ListState<Observation> waiting;
  private transient EnforcementMetrics metrics;

  public EnforceZones(RuleMaking<Z, S> making) {
    this.making = making;
    // The number rises with every form of what is remembered that older JSON can't be read as.
    watchState =
        new ValueStateDescriptor<>(
            "watch-2",
            JsonTypeInformation.<CameraWatch<S>>of(CameraWatch.class, making.rule().stateClass()));
  }

  @Override
  public void open(OpenContext context) {
    rule = making.rule();
    watch = getRuntimeContext().getState(watchState);
    waiting = getRuntimeContext().getListState(WAITING);
    metrics = new EnforcementMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(
      Either<Observation, RecheckOrder> received,
      ReadOnlyContext context,
      Collector<IncidentEvent> incidents)
      throws Exception {
    if (received.isLeft()) {
      observe(received.left(), context, incidents);
    } else {
      order(received.right(), context, incidents);
    }
  }

  @Override
  public void processBroadcastElement(
      PolicyChange change, Context context, Collector<IncidentEvent> incidents) throws Exception {
    BroadcastState<String, CameraPolicy> policies = context.getBroadcastState(Policies.STATE);
    Policies.apply(change, policies);
    metrics.know(policies.immutableEntries());
    LOG.info(
        "policy camera={} version={}",
        change.cameraId(),
        change.policy().map(policy -> String.valueOf(policy.version())).orElse("removed"));
    context.applyToKeyedState(
        watchState,
        (cameraId, remembered) -> {
          if (cameraId.equals(change.cameraId())) {
            CameraWatch.Step<S> step = remembered.value().abandonAllBut(rule, change.policy());
            remembered.update(step.watch());
            announce(step, context::output, incidents);
          }
        });
  }

  @Override
  public void onTimer(long timer, OnTimerContext context, Collector<IncidentEvent> incidents)
      throws Exception {
    if (timer == BEGINNING_OF_TIME) {
      judgeWaiting(context, incidents);
      return;
    }
    CameraWatch.Step<S> step = watch.value().advance(rule, timer);
    announce(step, context::output, incidents);
    if (step.watch().isOverAt(timer)) {
      watch.clear();
    } else {
      remember(step.watch(), context);
    }
  }

  @Override
  public TypeInformation<IncidentEvent> getProducedType() {
    return JsonTypeInformation.of(IncidentEvent.class);
  }

  private void observe(
      Observation observation, ReadOnlyContext context, Collector<IncidentEvent> incidents)
      throws Exception {
    metrics.observation();
    if (metrics.knowNoPolicies()) {
      metrics.know(context.getBroadcastState(Policies.STATE).immutableEntries());
    }
    if (context.currentWatermark() == BEFORE_ALL_TIME) {
      if (policyOf(observation.cameraId(), context).isEmpty()) {
        waiting.add(observation);
        context.timerService().registerEventTimeTimer(BEGINNING_OF_TIME);
        return;
      }
      judgeWaiting(context, incidents);
    }
    judge(observation, context, incidents);
  }

  private void order(
      RecheckOrder order, ReadOnlyContext context, Collector<IncidentEvent> incidents)
      throws Exception {
    Optional<CameraWatch<S>> known = Optional.ofNullable(watch.value());
    CameraWatch.Step<S> ordered = CameraWatch.order(rule, known, order);
    if (ordered.watch().zones().isEmpty()) {
      return;
    }
    known.ifPresent(before -> context.timerService().deleteEventTimeTimer(before.timerMillis()));
    Optional<CameraPolicy> policy = policyOf(order.cameraId(), context);
    CameraWatch.Step<S> step =
        policy.isPresent() ? ordered.watch().abandonAllBut(rule, policy) : ordered;
    announce(step, context::output, incidents);
    remember(step.watch(), context);
  }

  private void judgeWaiting(ReadOnlyContext context, Collector<IncidentEvent> incidents)
      throws Exception {
    for (Observation observation : waiting.get()) {
      judge(observation, context, incidents);
    }
    waiting.clear();
  }

  private void judge(
      Observation observation, ReadOnlyContext context, Collector<IncidentEvent> incidents)
      throws Exception {
    Optional<CameraPolicy> policy = policyOf(observation.cameraId(), context);
    if (policy.isEmpty()) {
      metrics.observationWithoutPolicy();
      return;
    }
    Optional<CameraWatch<S>> known = Optional.ofNullable(watch.value());
    CaptureOrder order =
        CaptureOrder.of(observation.capturedAt(), known.map(CameraWatch::observedUntil));
    if (order == CaptureOrder.REPEATED) {
      metrics.observationRepeated();
      return;
    }
    known.ifPresent(before -> context.timerService().deleteEventTimeTimer(before.timerMillis()));
    if (order == CaptureOrder.CLOCK_SET_BACK) {
      giveUp(known.orElseThrow(), observation.capturedAt(), context::output, incidents);
      known = Optional.empty();
    }
    CameraWatch.Step<S> step =
        CameraWatch.observe(rule, known, observation, policy.get(), streamTime(context));
    announce(step, context::output, incidents);
    remember(step.watch(), context);
  }

  private void giveUp(
      CameraWatch<S> before, Instant setTo, SideOutput aside, Collector<IncidentEvent> incidents) {
    metrics.clockSetBack();
    LOG.warn(
        "camera clock set back, watching begins anew camera={} from={} to={}",
        before.cameraId(),
        before.observedUntil(),
        setTo);
    announce(before.abandonAllBut(rule, Optional.empty()), aside, incidents);
  }

  private void remember(CameraWatch<S> next, ReadOnlyContext context) throws Exception {
    watch.update(next);
    context.timerService().registerEventTimeTimer(next.timerMillis());
  }

  private void announce(
      CameraWatch.Step<S> step, SideOutput aside, Collector<IncidentEvent> incidents) {
    for (Warning warning : step.warnings()) {
      metrics.warning();
      LOG.info(
          "warning kind={} id={} camera={} zone={} startedAt={} dueAt={}",
          warning.kind(),
          warning.incidentId(),
          warning.cameraId(),
          warning.zone().id(),
          warning.startedAt(),
          warning.dueAt());
      aside.output(WARNINGS, warning);
    }
    for (RecheckAnswer answer : step.answers()) {
      metrics.recheckAnswer();
      LOG.info(
          "recheck finding={} order={} incident={} camera={} zone={} at={}",
          answer.finding(),
          answer.order().orderId(),
          answer.order().incidentId(),
          answer.order().cameraId(),
          answer.order().zoneId(),
          answer.answeredAt());
      aside.output(ANSWERS, answer);
    }
    for (IncidentEvent event : step.incidents()) {
      metrics.incident(event.kind());
      LOG.info(
          "incident kind={} id={} camera={} zone={} startedAt={} dwellSeconds={}",
          event.kind(),
          event.incidentId(),
          event.cameraId(),
          event.zone().id(),
          event.startedAt(),
          event.dwellSeconds());
      incidents.collect(event);
    }
  }

  /** What every context of Flink's offers, though under no common type. */
  @FunctionalInterface
  private interface SideOutput {
    <T> void output(OutputTag<T> tag, T value);
  }

  private Optional<CameraPolicy> policyOf(String cameraId, ReadOnlyContext context)
      throws Exception {
    return Policies.of(cameraId, context.getBroadcastState(Policies.STATE));
  }

  private Optional<Instant> streamTime(ReadOnlyContext context) {
    long watermark = context.currentWatermark();
    return watermark == BEFORE_ALL_TIME || watermark == AFTER_ALL_TIME
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(watermark));
  }
}
