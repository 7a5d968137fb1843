package dev.xunjie.streams.message;

import dev.xunjie.contracts.deadletter.DeadLetter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets through what could be read; the rest leaves by {@link DeadLetters#OUTPUT}, is logged and
 * counted ({@code deadLetters}).
 *
 * @param <T> what the topic carries
 */
public final class DivertDeadLetters<T> extends ProcessFunction<Either<T, DeadLetter>, T>
    implements ResultTypeQueryable<T> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(DivertDeadLetters.class);

  private final TypeInformation<T> content;
  private transient Counter deadLetters;

  public DivertDeadLetters(TypeInformation<T> content) {
    this.content = content;
  }

  @Override
  public void open(OpenContext context) {
    deadLetters = getRuntimeContext().getMetricGroup().counter("deadLetters");
  }

  @Override
  public void processElement(Either<T, DeadLetter> received, Context context, Collector<T> usable) {
    if (received.isLeft()) {
      usable.collect(received.left());
      return;
    }
    DeadLetter letter = received.right();
    deadLetters.inc();
    LOG.warn(
        "dead letter topic={} partition={} offset={} key={} reason=\"{}\"",
        letter.topic(),
        letter.partition(),
        letter.offset(),
        letter.key().orElse(""),
        letter.reason());
    context.output(DeadLetters.OUTPUT, letter);
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return content;
  }
}
