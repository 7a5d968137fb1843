package dev.xunjie.streams.message;

import static dev.xunjie.streams.Streets.MIDNIGHT;
import static dev.xunjie.streams.Streets.observation;
import static dev.xunjie.streams.Streets.parkedCar;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.observation.Observation;
import dev.xunjie.contracts.topic.Topic;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class JsonRecordsTest {
  private static final Observation OBSERVATION = observation("cam-1", MIDNIGHT, parkedCar());

  @Test
  void sendsJsonUnderTheKeyAndLeavesKafkasTimeToKafka() {
    ProducerRecord<byte[], byte[]> record =
        new JsonRecords<Observation>(
                Topic.OBSERVATIONS, observation -> Optional.of(observation.cameraId()))
            .serialize(OBSERVATION, null, MIDNIGHT.toEpochMilli());

    assertThat(record.topic()).isEqualTo("observations");
    assertThat(new String(record.key(), UTF_8)).isEqualTo("cam-1");
    assertThat(ContractJson.fromBytes(record.value(), Observation.class)).isEqualTo(OBSERVATION);
    assertThat(record.timestamp()).isNull();
    assertThat(record.partition()).isNull();
  }

  @Test
  void sendsWithoutAKeyWhereTheTopicHasNone() {
    ProducerRecord<byte[], byte[]> record =
        new JsonRecords<Observation>(Topic.DEAD_LETTERS, observation -> Optional.empty())
            .serialize(OBSERVATION, null, MIDNIGHT.toEpochMilli());

    assertThat(record.key()).isNull();
  }
}
