package dev.xunjie.streams;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every job of Xunjie needs of Flink. The cluster's configuration has the last word on
 * checkpoints and state; what it doesn't say gets a default here.
 */
final class JobEnvironment {
  private static final Logger LOG = LoggerFactory.getLogger(JobEnvironment.class);

  /**
   * After a crash the frames of this time are looked at again, while new ones wait; shorter, and
   * Kafka's producers would flush more often than their batches fill.
   */
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

  private JobEnvironment() {}

  /** Prepares the environment in which a job is to be executed. */
  static StreamExecutionEnvironment prepare(StreamExecutionEnvironment environment) {
    ReadableConfig cluster = environment.getConfiguration();
    Configuration settings = new Configuration();
    propose(cluster, settings, CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
    propose(
        cluster,
        settings,
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    propose(cluster, settings, StateBackendOptions.STATE_BACKEND, "rocksdb");
    propose(cluster, settings, CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    requireNoKryo(settings);
    environment.configure(settings);
    if (cluster.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY).isEmpty()) {
      LOG.warn(
          "checkpoints live in the JobManager's memory and are lost with it: set {} to a directory that all nodes reach",
          CheckpointingOptions.CHECKPOINTS_DIRECTORY.key());
    }
    return environment;
  }

  private static <T> void propose(
      ReadableConfig cluster, Configuration settings, ConfigOption<T> option, T value) {
    if (cluster.getOptional(option).isEmpty()) {
      settings.set(option, value);
    }
  }

  /**
   * A type that Flink would give to Kryo fails the job at once, instead of making checkpoints that
   * no later release can read. All values are immutable, so operators of a chain share them.
   */
  private static void requireNoKryo(Configuration settings) {
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
  }
}
