package dev.xunjie.standalone.watch;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.LeadReason;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.incident.PlateCandidate;
import dev.xunjie.contracts.incident.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One incident as {@code watch} prints it; times are seconds into the video.
 *
 * @param offence which offence
 * @param incidentId derived id
 * @param camera camera id of the policy
 * @param zone zone id
 * @param startedAt when the vehicle came to rest; of a pass, when it came into the zone
 * @param openedAt when the violation was complete; of a pass, when the best frame was taken
 * @param endedAt when the vehicle was last seen
 * @param stillThere whether it was still there when the video ended
 * @param dwellSeconds time at rest, or in the zone, that pictures prove, gaps not counted
 * @param unknownSeconds time in gaps
 * @param box the vehicle at the violation, shares of the picture
 * @param trackClass class of the vehicle
 * @param plate the number that was read most often, if any was
 * @param plateVotes in how many frames it was read
 * @param lead why this is a lead and no case, if it is
 * @param reasons thresholds against values
 * @param stills files with the stills, box and zone drawn, in order of time; none without {@code
 *     --out}
 */
record WatchedIncident(
    Offence offence,
    String incidentId,
    String camera,
    String zone,
    double startedAt,
    double openedAt,
    double endedAt,
    boolean stillThere,
    double dwellSeconds,
    double unknownSeconds,
    NormalisedBox box,
    @JsonProperty("track class") String trackClass,
    Optional<String> plate,
    int plateVotes,
    Optional<LeadReason> lead,
    List<Reason> reasons,
    List<String> stills) {
  static WatchedIncident of(
      IncidentEvent ended, Instant videoStart, boolean stillThere, List<String> stills) {
    Optional<PlateCandidate> likeliest = ended.plates().stream().findFirst();
    return new WatchedIncident(
        ended.offence(),
        ended.incidentId(),
        ended.cameraId(),
        ended.zone().id(),
        secondsInto(videoStart, ended.startedAt()),
        secondsInto(videoStart, ended.violationAt()),
        secondsInto(videoStart, ended.endedAt().orElseThrow()),
        stillThere,
        ended.dwellSeconds(),
        ended.unknownSeconds(),
        ended.box(),
        ended.label(),
        likeliest.map(candidate -> candidate.best().number().text()),
        likeliest.map(PlateCandidate::votes).orElse(0),
        ended.lead(),
        ended.reasons(),
        stills);
  }

  private static double secondsInto(Instant videoStart, Instant time) {
    return Duration.between(videoStart, time).toMillis() / 1000.0;
  }
}
