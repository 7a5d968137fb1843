package dev.xunjie.gateway;

import dev.xunjie.gateway.clip.Clips;
import dev.xunjie.gateway.operations.GatewayMetrics;
import dev.xunjie.gateway.spool.Spool;

/** The figures of the spool and its clips. */
final class SpoolMetrics {
  private SpoolMetrics() {}

  /** Adds the spool's figures. */
  static void add(GatewayMetrics metrics, Spool spool) {
    metrics.addGauge("xunjie.spool.bytes", "Bytes of all kept segments", spool::bytes);
    metrics.addGauge("xunjie.spool.segments", "Kept segments", spool::segments);
    metrics.addGauge(
        "xunjie.spool.oldest.age.seconds",
        "How long ago the oldest kept packet was taken",
        () -> spool.oldestAge().toMillis() / 1e3);
    metrics.addGauge(
        "xunjie.spool.queue.bytes", "Bytes of packets that wait for the disk", spool::waitingBytes);
    metrics.addCounter(
        "xunjie.spool.packets.dropped",
        "Packets given up because the disk was slow or refused them",
        spool::dropped);
    metrics.addCounter(
        "xunjie.spool.write.errors",
        "How often the disk refused to write, rename or delete",
        spool::writeErrors);
  }

  /** Adds the figures of cutting clips. */
  static void add(GatewayMetrics metrics, Clips clips) {
    metrics.addCounter("xunjie.clips", "Clips made", clips::made);
    metrics.addCounter(
        "xunjie.spool.packets.damaged", "Kept packets found damaged", clips::damaged);
  }
}
