package dev.xunjie.contracts.frame;

/** Where a frame's capture time comes from, best first. */
public enum CaptureTimeSource {
  /** The camera's own clock, by RTCP sender reports (RFC 3550, 6.4.1). */
  RTCP,
  /**
   * The gateway's clock when the stream's first packet arrived, plus the stream's own timestamps.
   */
  ARRIVAL
}
