package dev.xunjie.violation.still;

/** How far the picture of a still has come. */
public enum StillStatus {
  /** Its frame is still to be read from Kafka. */
  PENDING,
  /** It lies in the evidence store. */
  STORED,
  /** It can't be had any more; the reason stands beside it. */
  MISSING
}
