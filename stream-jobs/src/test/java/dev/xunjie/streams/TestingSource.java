package dev.xunjie.streams;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.streams.message.ReceivedMessages;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.types.Either;

/**
 * A topic in memory that ends. With a parallelism of n it has n partitions: its n-th parts, each in
 * order. So that a camera's messages come in order as from Kafka, they must lie in one part: give
 * two cameras as many messages each, one camera's first.
 */
final class TestingSource {
  private static final Map<String, List<?>> CONTENTS = new ConcurrentHashMap<>();

  private TestingSource() {}

  static <T> Source<Either<T, DeadLetter>, ?, ?> of(
      List<Either<T, DeadLetter>> content, TypeInformation<T> type) {
    String id = UUID.randomUUID().toString();
    CONTENTS.put(id, content);
    return new DataGeneratorSource<>(
        index -> messageOf(id, index), content.size(), ReceivedMessages.typeOf(type));
  }

  @SuppressWarnings("unchecked")
  private static <T> Either<T, DeadLetter> messageOf(String id, long index) {
    return (Either<T, DeadLetter>) CONTENTS.get(id).get(Math.toIntExact(index));
  }
}
