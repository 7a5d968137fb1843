package dev.xunjie.gateway.sending;

import dev.xunjie.contracts.frame.FrameHeader;
import java.util.Objects;

/**
 * One picture on its way to Kafka.
 *
 * @param cameraId whose picture
 * @param header what is known of it
 * @param jpeg its bytes; not copied, so leave them as they are
 * @param fate whom to tell what became of it
 */
public record Frame(String cameraId, FrameHeader header, byte[] jpeg, FrameFate fate) {
  public Frame {
    Objects.requireNonNull(cameraId, "cameraId is missing");
    Objects.requireNonNull(header, "header is missing");
    Objects.requireNonNull(jpeg, "jpeg is missing");
    Objects.requireNonNull(fate, "fate is missing");
  }
}
