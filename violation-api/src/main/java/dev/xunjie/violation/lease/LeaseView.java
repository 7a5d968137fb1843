package dev.xunjie.violation.lease;

import java.time.Instant;

/**
 * Who works on an incident.
 *
 * @param username the user name
 * @param displayName what they are called
 * @param until when the lease ends, unless renewed
 */
public record LeaseView(String username, String displayName, Instant until) {}
