package dev.xunjie.violation.webhook;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.contracts.warning.Warning;
import dev.xunjie.violation.background.Loop;
import dev.xunjie.violation.kafka.CommittedReader;
import dev.xunjie.violation.kafka.KafkaClients;
import dev.xunjie.violation.kafka.TopicWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Takes the jobs' warnings and writes messages of them, for loudspeakers and short messages. */
@Component
final class WarningIntake implements Loop {
  private static final String GROUP = "violation-api-warnings";

  private final Outbox outbox;
  private final Courier courier;
  private final TopicWriter topics;
  private final CommittedReader warnings;

  WarningIntake(Outbox outbox, Courier courier, TopicWriter topics, KafkaClients kafka) {
    this.outbox = outbox;
    this.courier = courier;
    this.topics = topics;
    this.warnings = new CommittedReader(kafka, Topic.WARNINGS, GROUP);
  }

  @Override
  public String name() {
    return "warning-intake";
  }

  @Override
  public Duration step() {
    warnings.read(this::take);
    return Duration.ZERO;
  }

  @Override
  public void release() {
    warnings.close();
  }

  private void take(ConsumerRecord<String, byte[]> message) {
    try {
      outbox.add(event(parse(message)));
      courier.call();
    } catch (MalformedMessageException flaw) {
      topics.keepForInspection(message, flaw.getMessage());
    } catch (DataIntegrityViolationException unfit) {
      topics.keepForInspection(
          message, "the database can't hold it: " + unfit.getMostSpecificCause().getMessage());
    }
  }

  private static Warning parse(ConsumerRecord<String, byte[]> message) {
    if (message.value() == null) {
      throw new MalformedMessageException(
          "not a valid Warning: it has no value", new NullPointerException("value"));
    }
    return ContractJson.fromBytes(message.value(), Warning.class);
  }

  private static Event event(Warning warning) {
    Map<String, Object> incident = new LinkedHashMap<>();
    incident.put("id", warning.incidentId());
    incident.put("offence", warning.offence());
    incident.put("caseClass", warning.offence().caseClass());
    incident.put("camera", Map.of("id", warning.cameraId()));
    incident.put("zone", Map.of("id", warning.zone().id(), "name", warning.zone().name()));
    incident.put("startedAt", warning.startedAt());
    warning.plate().ifPresent(plate -> incident.put("plate", plate.text()));
    return new Event(
        "warning.%s.%s.%d"
            .formatted(warning.incidentId(), warning.kind(), warning.at().toEpochMilli()),
        EventKind.of(warning.kind()),
        warning.at(),
        incident,
        Map.of("warning", Map.of("dueAt", warning.dueAt(), "label", warning.label())));
  }
}
