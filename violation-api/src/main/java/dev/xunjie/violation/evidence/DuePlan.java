package dev.xunjie.violation.evidence;

import java.time.Instant;

/**
 * An incident whose evidence is to be assembled now.
 *
 * @param incidentId which incident
 * @param changes how much was known of it when this was read; counts up
 * @param dueSince since when something of it waits to be sealed
 * @param attempts how often it was tried, this time included
 * @param waitingFor what it lacked the last time, for people; may be empty
 */
record DuePlan(String incidentId, int changes, Instant dueSince, int attempts, String waitingFor) {}
