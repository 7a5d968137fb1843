package dev.xunjie.violation.lease;

import java.time.Instant;

/**
 * Who works on an incident.
 *
 * @param holder user name
 * @param until when it ends, unless renewed; by the API's clock
 */
public record Lease(String holder, Instant until) {}
