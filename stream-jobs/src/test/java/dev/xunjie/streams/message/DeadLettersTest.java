package dev.xunjie.streams.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.deadletter.DeadLetter;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.streams.json.JsonTypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.apache.flink.types.Either;
import org.junit.jupiter.api.Test;

final class DeadLettersTest {
  private static final int KAFKA_LIMIT_BYTES = 1_048_576;

  @Test
  void divertsWhatCantBeUsedAndGoesOn() throws Exception {
    DeadLetter letter =
        DeadLetters.of(Messages.of("policies", "cam-1", "{".getBytes(UTF_8)), "no JSON");
    try (OneInputStreamOperatorTestHarness<Either<String, DeadLetter>, String> operator =
        ProcessFunctionTestHarnesses.forProcessFunction(new DivertDeadLetters<>(Types.STRING))) {
      operator.processElement(Either.Left("before"), 0);
      operator.processElement(Either.Right(letter), 0);
      operator.processElement(Either.Left("after"), 0);

      assertThat(operator.extractOutputValues()).containsExactly("before", "after");
      assertThat(operator.getSideOutput(DeadLetters.OUTPUT))
          .extracting(record -> record.getValue().reason())
          .containsExactly("no JSON");
    }
  }

  @Test
  void cutsWhatWouldBeTooLargeForTheTopic() {
    byte[] huge = new byte[KAFKA_LIMIT_BYTES];
    DeadLetter letter =
        DeadLetters.of(Messages.of("frames", "摄".repeat(10_000), huge), "no picture");

    assertThat(ContractJson.toBytes(letter).length).isLessThan(KAFKA_LIMIT_BYTES);
    assertThat(letter.reason()).contains("no picture", "of 1048576 bytes");
  }

  @Test
  void travelWithTheStream() {
    assertThat(ReceivedMessages.typeOf(Types.STRING).getGenericParameters().values())
        .contains(Types.STRING, JsonTypeInformation.of(DeadLetter.class));
  }
}
