package dev.xunjie.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

final class JobEnvironmentTest {
  @Test
  void takesCheckpointsWhereTheClusterSaysNothing() {
    StreamExecutionEnvironment environment = prepared(new Configuration());

    assertThat(environment.getCheckpointConfig().getCheckpointInterval()).isEqualTo(10_000);
    assertThat(environment.getCheckpointConfig().getExternalizedCheckpointRetention())
        .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    assertThat(environment.getConfiguration().get(StateBackendOptions.STATE_BACKEND))
        .isEqualTo("rocksdb");
    assertThat(environment.getConfiguration().get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS))
        .isTrue();
  }

  @Test
  void leavesTheLastWordToTheCluster() {
    Configuration cluster = new Configuration();
    cluster.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(3));
    cluster.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    StreamExecutionEnvironment environment = prepared(cluster);

    assertThat(environment.getCheckpointConfig().getCheckpointInterval()).isEqualTo(3_000);
    assertThat(environment.getConfiguration().get(StateBackendOptions.STATE_BACKEND))
        .isEqualTo("hashmap");
  }

  @Test
  void failsRatherThanUseKryo() {
    StreamExecutionEnvironment environment = prepared(new Configuration());

    assertThat(environment.getConfig().getSerializerConfig().hasGenericTypesDisabled()).isTrue();
    assertThat(environment.getConfig().isObjectReuseEnabled()).isTrue();
  }

  private static StreamExecutionEnvironment prepared(Configuration cluster) {
    return JobEnvironment.prepare(new StreamExecutionEnvironment(cluster));
  }
}
