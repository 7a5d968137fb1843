package dev.xunjie.contracts.incident;

import dev.xunjie.contracts.Identifier;
import dev.xunjie.contracts.geometry.NormalisedBox;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened to an incident, with all that is known of it then; the {@code incidents}
 * topic, keyed by incident id. Each event stands by itself: who stores the newest knows all.
 *
 * @param incidentId derived, see {@link IncidentId}
 * @param kind what happened
 * @param offence which offence
 * @param cameraId where it was seen
 * @param zone the zone as it was then
 * @param policyVersion version of the camera's policy that was applied
 * @param startedAt start of the episode: the subject at rest
 * @param violationAt when the permitted time was over
 * @param endedAt when the subject was last seen, once the episode is over
 * @param ending why it is over; absent before, and in events of older versions
 * @param dwellSeconds time at rest that pictures prove, gaps not counted
 * @param unknownSeconds time in gaps: neither proof of stay nor of leaving
 * @param label class of the subject, most frequent over the episode
 * @param box the subject at the violation
 * @param stills frames chosen as evidence, in order of time
 * @param reasons thresholds against values
 * @param plates numbers read on the subject, the likeliest first
 * @param lead why this is a lead and no case, if it is
 * @param sources what other cameras saw of it
 * @param sameAs the incident that this one turned out to be, of {@link Ending#SAME_OFFENCE}
 */
public record IncidentEvent(
    String incidentId,
    Kind kind,
    Offence offence,
    String cameraId,
    IncidentZone zone,
    int policyVersion,
    Instant startedAt,
    Instant violationAt,
    Optional<Instant> endedAt,
    Optional<Ending> ending,
    double dwellSeconds,
    double unknownSeconds,
    String label,
    NormalisedBox box,
    List<Still> stills,
    List<Reason> reasons,
    List<PlateCandidate> plates,
    Optional<LeadReason> lead,
    List<Source> sources,
    Optional<String> sameAs) {
  public IncidentEvent {
    Identifier.require("incident", incidentId);
    Objects.requireNonNull(kind, "kind is missing");
    Objects.requireNonNull(offence, "offence is missing");
    Identifier.require("camera", cameraId);
    Objects.requireNonNull(zone, "zone is missing");
    Objects.requireNonNull(startedAt, "startedAt is missing");
    Objects.requireNonNull(violationAt, "violationAt is missing");
    endedAt = Objects.requireNonNullElse(endedAt, Optional.empty());
    ending = Objects.requireNonNullElse(ending, Optional.empty());
    if (kind == Kind.ENDED && endedAt.isEmpty()) {
      throw new IllegalArgumentException("an incident that ended needs endedAt");
    }
    Objects.requireNonNull(label, "label is missing");
    Objects.requireNonNull(box, "box is missing");
    stills = List.copyOf(Objects.requireNonNull(stills, "stills are missing"));
    reasons = List.copyOf(Objects.requireNonNull(reasons, "reasons are missing"));
    plates = List.copyOf(Objects.requireNonNullElse(plates, List.of()));
    lead = Objects.requireNonNullElse(lead, Optional.empty());
    sources = List.copyOf(Objects.requireNonNullElse(sources, List.of()));
    sameAs = Objects.requireNonNullElse(sameAs, Optional.empty());
  }

  /** The same incident: more speaks for it, from what other cameras saw. */
  public IncidentEvent strengthenedBy(List<Source> others) {
    return with(Kind.STRENGTHENED, endedAt, ending, others, Optional.empty());
  }

  /** The same event with what other cameras saw. */
  public IncidentEvent withSources(List<Source> others) {
    return with(kind, endedAt, ending, others, sameAs);
  }

  /** The end of this incident, for it turned out to be another one. */
  public IncidentEvent endedAs(String otherIncidentId) {
    return with(
        Kind.ENDED,
        endedAt.or(() -> Optional.of(violationAt)),
        Optional.of(Ending.SAME_OFFENCE),
        sources,
        Optional.of(otherIncidentId));
  }

  private IncidentEvent with(
      Kind newKind,
      Optional<Instant> newEnd,
      Optional<Ending> newEnding,
      List<Source> newSources,
      Optional<String> newSameAs) {
    return new IncidentEvent(
        incidentId,
        newKind,
        offence,
        cameraId,
        zone,
        policyVersion,
        startedAt,
        violationAt,
        newEnd,
        newEnding,
        dwellSeconds,
        unknownSeconds,
        label,
        box,
        stills,
        reasons,
        plates,
        lead,
        newSources,
        newSameAs);
  }

  /** What happened. */
  public enum Kind {
    /** The violation was complete. */
    OPENED,
    /** More speaks for it than before: a plate, a longer stay, another camera. Nothing new. */
    STRENGTHENED,
    /** The episode is over. */
    ENDED
  }
}
