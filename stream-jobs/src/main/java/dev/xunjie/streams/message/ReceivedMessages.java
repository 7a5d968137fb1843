package dev.xunjie.streams.message;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.json.MalformedMessageException;
import dev.xunjie.streams.json.JsonTypeInformation;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads Kafka records in the source itself, so that event time is known there per partition: left
 * what the topic carries, right a dead letter. Nothing that stands in a record fails the job.
 *
 * @param <T> what the topic carries
 */
public final class ReceivedMessages<T>
    implements KafkaRecordDeserializationSchema<Either<T, DeadLetter>> {
  private static final long serialVersionUID = 1L;

  private final MessageReader<T> reader;
  private final TypeInformation<T> content;

  public ReceivedMessages(MessageReader<T> reader, TypeInformation<T> content) {
    this.reader = reader;
    this.content = content;
  }

  /** How Flink sends what was received. */
  public static <T> TypeInformation<Either<T, DeadLetter>> typeOf(TypeInformation<T> content) {
    return new EitherTypeInfo<>(content, JsonTypeInformation.of(DeadLetter.class));
  }

  @Override
  public void deserialize(
      ConsumerRecord<byte[], byte[]> message, Collector<Either<T, DeadLetter>> received) {
    received.collect(receive(message));
  }

  @Override
  public TypeInformation<Either<T, DeadLetter>> getProducedType() {
    return typeOf(content);
  }

  private Either<T, DeadLetter> receive(ConsumerRecord<byte[], byte[]> message) {
    try {
      return Either.Left(reader.read(message));
    } catch (MalformedMessageException | IllegalArgumentException flaw) {
      return Either.Right(DeadLetters.of(message, flaw.getMessage()));
    }
  }
}
