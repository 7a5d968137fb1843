package dev.xunjie.streams.message;

import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Where in a topic a job begins that no checkpoint tells it. */
@SuppressWarnings("deprecation") // The connector still asks for this enum of Kafka's.
public enum Beginning {
  /** Where the last run came to; the first one with what is sent from now on. */
  WHERE_LEFT_ELSE_NOW(OffsetsInitializer.committedOffsets(OffsetResetStrategy.LATEST)),
  /** Where the last run came to; the first one with all that is kept. */
  WHERE_LEFT_ELSE_OLDEST(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST)),
  /** All that is kept, every time: for compacted topics, whose whole content is in force. */
  OLDEST(OffsetsInitializer.earliest());

  private final OffsetsInitializer offsets;

  Beginning(OffsetsInitializer offsets) {
    this.offsets = offsets;
  }

  OffsetsInitializer offsets() {
    return offsets;
  }
}
