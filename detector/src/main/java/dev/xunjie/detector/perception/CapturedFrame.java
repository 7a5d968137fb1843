package dev.xunjie.detector.perception;

import dev.xunjie.contracts.frame.FrameReference;
import java.time.Instant;

/**
 * A frame as it came from a camera.
 *
 * @param cameraId whose
 * @param capturedAt when the picture was taken
 * @param reference where its bytes lie
 * @param jpeg the bytes
 */
public record CapturedFrame(
    String cameraId, Instant capturedAt, FrameReference reference, byte[] jpeg) {}
