package dev.xunjie.violation.still;

import dev.xunjie.contracts.frame.FrameReference;
import java.time.Instant;

/**
 * A still whose picture is to be fetched.
 *
 * @param incidentId of which incident
 * @param ordinal its number there
 * @param cameraId whose frame it must be
 * @param capturedAt when that frame must have been taken
 * @param frame where its bytes lie
 * @param attempts how often it was tried, this time included
 */
record WantedStill(
    String incidentId,
    int ordinal,
    String cameraId,
    Instant capturedAt,
    FrameReference frame,
    int attempts) {}
