package dev.xunjie.violation.review;

import java.time.Instant;

/**
 * Who works on an incident.
 *
 * @param username the user name
 * @param displayName what they are called
 * @param until when the lease ends, unless renewed
 */
record LeaseView(String username, String displayName, Instant until) {}
