package dev.xunjie.violation.incident;

import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.LeadReason;
import dev.xunjie.contracts.incident.PlateCandidate;
import dev.xunjie.contracts.incident.Source;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about an incident beyond where and when.
 *
 * @param plates numbers read on the subject, the likeliest first
 * @param lead why it is a lead and no case, if it is
 * @param sources what other cameras saw of it
 * @param ending why the episode is over, once it is
 * @param sameAs the incident that it turned out to be, if it did
 */
public record Findings(
    List<PlateCandidate> plates,
    Optional<LeadReason> lead,
    List<Source> sources,
    Optional<Ending> ending,
    Optional<String> sameAs) {}
