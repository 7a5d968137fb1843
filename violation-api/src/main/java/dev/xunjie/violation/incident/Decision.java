package dev.xunjie.violation.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * What a reviewer said of an incident: for good.
 *
 * @param decision confirm or reject
 * @param reason why it was rejected; absent if it was confirmed
 * @param note what the reviewer added, may be empty
 * @param decidedBy the reviewer's user name
 * @param decidedByName what the reviewer is called
 * @param decidedAt when, by the API's clock
 */
public record Decision(
    Verdict decision,
    Optional<RejectReason> reason,
    String note,
    String decidedBy,
    String decidedByName,
    Instant decidedAt) {}
