package dev.xunjie.violation.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * What the office knows of a case.
 *
 * @param plate the plate that pictures agree on, or that an officer read
 * @param plateBy the officer who read it; absent: pictures agree
 * @param squad id of the squad that it was dispatched to
 * @param squadName what that squad is called, while there is such a squad
 * @param dueAt the nearest end of its running clocks
 * @param severity 1 the gravest
 * @param doubt 1 less the confidence with which it was detected, 0 to 1
 * @param lastStep what was done last, if anything was
 */
public record CaseFile(
    Optional<String> plate,
    Optional<String> plateBy,
    Optional<String> squad,
    Optional<String> squadName,
    Optional<Instant> dueAt,
    int severity,
    double doubt,
    Optional<CaseStep> lastStep) {}
