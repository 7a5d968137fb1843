package dev.xunjie.streams.time;

import static dev.xunjie.streams.Streets.MIDNIGHT;
import static dev.xunjie.streams.Streets.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.contracts.deadletter.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.types.Either;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

final class EventTimeTest {
  private final TestingTime time = new TestingTime();

  @Test
  void followsTheCaptureTimeAndNeverGoesBack() {
    Stream stream = new Stream(EventTime.captured(instant -> instant));
    stream.receives(Either.Left(second(100))).receives(Either.Left(second(40)));

    assertThat(time.newest()).isEqualTo(second(98).toEpochMilli() - 1);
  }

  @Test
  void isntMovedByADeadLetter() {
    Stream stream = new Stream(EventTime.captured(instant -> instant));
    stream.receives(
        Either.Right(new DeadLetter("frames", 0, 0, Optional.empty(), "unfit", new byte[0])));
    assertThat(time.newest()).isLessThan(MIDNIGHT.toEpochMilli());

    stream.receives(Either.Left(second(100)));
    assertThat(time.newest()).isEqualTo(second(98).toEpochMilli() - 1);
  }

  @Test
  void isHeldBackWhileACompactedTopicIsReadAndNoLonger() {
    Stream stream = new Stream(EventTime.timeless());
    stream.passesSeconds(4).receives(Either.Left(MIDNIGHT)).passesSeconds(4);
    assertThat(time.idle).isFalse();
    assertThat(time.watermarks).isEmpty();

    stream.passesSeconds(4);
    assertThat(time.idle).isTrue();
  }

  @Test
  void isntHeldBackByASilentPartition() {
    Stream stream = new Stream(EventTime.captured(instant -> instant));
    stream.receives(Either.Left(second(100))).passesSeconds(14);
    assertThat(time.idle).isFalse();

    stream.passesSeconds(4);
    assertThat(time.idle).isTrue();
  }

  private final class Stream {
    private final ManualClock clock = new ManualClock();
    private final WatermarkGenerator<Either<Instant, DeadLetter>> generator;
    private final TimestampAssigner<Either<Instant, DeadLetter>> assigner;

    Stream(WatermarkStrategy<Either<Instant, DeadLetter>> strategy) {
      WatermarkGeneratorSupplier.Context context =
          new WatermarkGeneratorSupplier.Context() {
            @Override
            public MetricGroup getMetricGroup() {
              return new UnregisteredMetricsGroup();
            }

            @Override
            public RelativeClock getInputActivityClock() {
              return clock;
            }
          };
      generator = strategy.createWatermarkGenerator(context);
      assigner = strategy.createTimestampAssigner(() -> context.getMetricGroup());
      generator.onPeriodicEmit(time);
    }

    Stream receives(Either<Instant, DeadLetter> message) {
      generator.onEvent(message, assigner.extractTimestamp(message, Long.MIN_VALUE), time);
      generator.onPeriodicEmit(time);
      return this;
    }

    Stream passesSeconds(int seconds) {
      for (int second = 0; second < seconds; second++) {
        clock.advanceTime(Duration.ofSeconds(1));
        generator.onPeriodicEmit(time);
      }
      return this;
    }
  }

  private static final class TestingTime implements WatermarkOutput {
    private final List<Long> watermarks = new ArrayList<>();
    private boolean idle;

    long newest() {
      return watermarks.get(watermarks.size() - 1);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      watermarks.add(watermark.getTimestamp());
      idle = false;
    }

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {
      idle = false;
    }
  }
}
