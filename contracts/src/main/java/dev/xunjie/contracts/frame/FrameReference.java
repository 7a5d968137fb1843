package dev.xunjie.contracts.frame;

/**
 * Where a frame's bytes lie in the {@code frames} topic, as long as that topic keeps them.
 *
 * @param partition partition of the topic, 0 or more
 * @param offset offset in the partition, 0 or more
 */
public record FrameReference(int partition, long offset) {
  public FrameReference {
    if (partition < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "frame reference %d/%d: partition and offset are 0 or more".formatted(partition, offset));
    }
  }
}
