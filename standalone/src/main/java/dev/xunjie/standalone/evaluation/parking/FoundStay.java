package dev.xunjie.standalone.evaluation.parking;

import dev.xunjie.contracts.geometry.NormalisedBox;
import java.time.Instant;

/**
 * One incident of the rule.
 *
 * @param incidentId its id
 * @param from when the vehicle came to rest
 * @param violationAt when the permitted stop was over
 * @param until when it was seen last
 * @param box where it stands
 */
record FoundStay(
    String incidentId, Instant from, Instant violationAt, Instant until, NormalisedBox box) {}
