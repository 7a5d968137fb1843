package dev.xunjie.violation.still;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.incident.Still;
import java.time.Instant;
import java.util.Optional;

/**
 * One still of an incident.
 *
 * @param ordinal its number in the incident, from 0; given once, never moved
 * @param moment what it shows
 * @param isSecondLook whether it is of a look after an order to correct: it shows the place then,
 *     not the offence
 * @param capturedAt when it was taken
 * @param frame where its bytes came from
 * @param box the subject in this picture
 * @param status how far its picture has come
 * @param sha256 of the stored bytes, 64 hexadecimal digits, once stored
 * @param missingReason why it can't be had, if it is missing
 */
public record StillView(
    int ordinal,
    Still.Moment moment,
    boolean isSecondLook,
    Instant capturedAt,
    FrameReference frame,
    NormalisedBox box,
    StillStatus status,
    Optional<String> sha256,
    Optional<String> missingReason) {}
