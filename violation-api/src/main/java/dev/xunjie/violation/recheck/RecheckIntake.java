package dev.xunjie.violation.recheck;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.background.Loop;
import dev.xunjie.violation.casework.CaseDesk;
import dev.xunjie.violation.casework.CaseWish;
import dev.xunjie.violation.casework.CorrectionOrder;
import dev.xunjie.violation.evidence.EvidencePlans;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.incident.IncidentNews;
import dev.xunjie.violation.kafka.CommittedReader;
import dev.xunjie.violation.kafka.KafkaClients;
import dev.xunjie.violation.kafka.TopicWriter;
import dev.xunjie.violation.live.LiveEvent;
import dev.xunjie.violation.still.StillStore;
import dev.xunjie.violation.workflow.CaseAction;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the jobs' answers: the case goes on by what was found, and its pictures are kept and
 * sealed.
 */
@Component
final class RecheckIntake implements Loop {
  private static final Logger LOG = LoggerFactory.getLogger(RecheckIntake.class);
  private static final String GROUP = "violation-api-rechecks";

  private final Rechecks rechecks;
  private final CaseDesk cases;
  private final StillStore stills;
  private final EvidencePlans evidence;
  private final TransactionOperations transactions;
  private final IncidentNews news;
  private final TopicWriter topics;
  private final CommittedReader answers;

  RecheckIntake(
      Rechecks rechecks,
      CaseDesk cases,
      StillStore stills,
      EvidencePlans evidence,
      TransactionOperations transactions,
      IncidentNews news,
      TopicWriter topics,
      KafkaClients kafka) {
    this.rechecks = rechecks;
    this.cases = cases;
    this.stills = stills;
    this.evidence = evidence;
    this.transactions = transactions;
    this.news = news;
    this.topics = topics;
    this.answers = new CommittedReader(kafka, Topic.RECHECK_ANSWERS, GROUP);
  }

  @Override
  public String name() {
    return "recheck-intake";
  }

  @Override
  public Duration step() {
    answers.read(this::take);
    return Duration.ZERO;
  }

  @Override
  public void release() {
    answers.close();
  }

  private void take(ConsumerRecord<String, byte[]> message) {
    try {
      RecheckAnswer answer = parse(message);
      if (Boolean.TRUE.equals(transactions.execute(status -> apply(answer)))) {
        LOG.info(
            "second look answered order={} incident={} finding={} why=\"{}\"",
            answer.order().orderId(),
            answer.order().incidentId(),
            answer.finding(),
            answer.why());
        news.tell(LiveEvent.Kind.DECIDED, answer.order().incidentId());
      }
    } catch (MalformedMessageException flaw) {
      topics.keepForInspection(message, flaw.getMessage());
    } catch (DataIntegrityViolationException unfit) {
      topics.keepForInspection(
          message, "the database can't hold it: " + unfit.getMostSpecificCause().getMessage());
    }
  }

  private boolean apply(RecheckAnswer answer) {
    if (!rechecks.answered(answer)) {
      return false;
    }
    String incidentId = answer.order().incidentId();
    stills.addSecondLook(incidentId, answer.stills());
    evidence.want(incidentId);
    action(answer.finding()).ifPresent(action -> goOn(answer, action));
    return true;
  }

  private void goOn(RecheckAnswer answer, CaseAction action) {
    RecheckOrder order = answer.order();
    Optional<CaseStep> step =
        cases.actBySystem(
            order.incidentId(),
            CaseWish.of(action).saying(answer.why()),
            last -> isAnswered(last, answer),
            Map.of("recheck", order.orderId(), "answeredAt", answer.answeredAt()));
    if (step.isEmpty()) {
      LOG.warn(
          "second look kept as information only order={} incident={} finding={} answeredAt={}",
          order.orderId(),
          order.incidentId(),
          answer.finding(),
          answer.answeredAt());
    }
  }

  /** What was seen before the order's date, or by an older order, decides nothing. */
  private static boolean isAnswered(CorrectionOrder last, RecheckAnswer answer) {
    RecheckOrder order = answer.order();
    return Rechecks.orderId(order.incidentId(), last).equals(order.orderId())
        && last.isExpiredAt(answer.answeredAt());
  }

  /** What the case does by it; nothing, if no picture could tell: then the squad goes there. */
  private static Optional<CaseAction> action(RecheckAnswer.Finding finding) {
    return switch (finding) {
      case CORRECTED -> Optional.of(CaseAction.FIND_CORRECTED);
      case STILL_THERE -> Optional.of(CaseAction.FIND_UNCORRECTED);
      case UNKNOWN -> Optional.empty();
    };
  }

  private static RecheckAnswer parse(ConsumerRecord<String, byte[]> message) {
    if (message.value() == null) {
      throw new MalformedMessageException(
          "not a valid RecheckAnswer: it has no value", new NullPointerException("value"));
    }
    return ContractJson.fromBytes(message.value(), RecheckAnswer.class);
  }
}
