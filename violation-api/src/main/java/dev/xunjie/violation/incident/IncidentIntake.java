package dev.xunjie.violation.incident;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.background.Loop;
import dev.xunjie.violation.kafka.CommittedReader;
import dev.xunjie.violation.kafka.KafkaClients;
import dev.xunjie.violation.kafka.TopicWriter;
import dev.xunjie.violation.live.LiveEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Takes incidents from Kafka into the database. An offset is committed once what it stands for is
 * in the database, or among the dead letters; after a crash or an outage the rest is read again,
 * and storing twice changes nothing.
 */
@Component
final class IncidentIntake implements Loop {
  private static final Logger LOG = LoggerFactory.getLogger(IncidentIntake.class);
  private static final String GROUP = "violation-api";

  private final CommittedReader topic;
  private final IncidentStore incidents;
  private final TopicWriter topics;
  private final IncidentNews news;
  private final AtomicLong lag = new AtomicLong();
  private final Map<IncidentStore.Change, Counter> taken = new HashMap<>();

  IncidentIntake(
      KafkaClients kafka,
      IncidentStore incidents,
      TopicWriter topics,
      IncidentNews news,
      MeterRegistry metrics) {
    this.topic = new CommittedReader(kafka, Topic.INCIDENTS, GROUP);
    this.incidents = incidents;
    this.topics = topics;
    this.news = news;
    Gauge.builder("xunjie.intake.lag", lag, AtomicLong::doubleValue)
        .description("Messages on the incidents topic that this instance has yet to take")
        .register(metrics);
    for (IncidentStore.Change change : IncidentStore.Change.values()) {
      taken.put(
          change,
          Counter.builder("xunjie.intake.events")
              .description("Incident events taken, by what they changed")
              .tag("change", change.name().toLowerCase(Locale.ROOT))
              .register(metrics));
    }
  }

  @Override
  public String name() {
    return "incident-intake";
  }

  @Override
  public Duration step() {
    topic.read(this::take);
    lag.set(topic.lag());
    return Duration.ZERO;
  }

  @Override
  public void release() {
    topic.close();
  }

  private void take(ConsumerRecord<String, byte[]> message) {
    try {
      IncidentEvent event = parse(message);
      IncidentStore.Change change = incidents.apply(event);
      taken.get(change).increment();
      if (change == IncidentStore.Change.NOTHING) {
        return;
      }
      LOG.info(
          "incident {} incident={} kind={} offence={} camera={} zone={} dwellSeconds={} stills={}",
          change == IncidentStore.Change.OPENED ? "opened" : "changed",
          event.incidentId(),
          event.kind(),
          event.offence(),
          event.cameraId(),
          event.zone().id(),
          event.dwellSeconds(),
          event.stills().size());
      news.tell(
          change == IncidentStore.Change.OPENED
              ? LiveEvent.Kind.INCIDENT_OPENED
              : LiveEvent.Kind.INCIDENT_CHANGED,
          event.incidentId());
    } catch (MalformedMessageException flaw) {
      topics.keepForInspection(message, flaw.getMessage());
    } catch (DataIntegrityViolationException unfit) {
      topics.keepForInspection(
          message, "the database can't hold it: " + unfit.getMostSpecificCause().getMessage());
    }
  }

  private static IncidentEvent parse(ConsumerRecord<String, byte[]> message) {
    if (message.value() == null) {
      throw new MalformedMessageException(
          "not a valid IncidentEvent: it has no value", new NullPointerException("value"));
    }
    return ContractJson.fromBytes(message.value(), IncidentEvent.class);
  }
}
