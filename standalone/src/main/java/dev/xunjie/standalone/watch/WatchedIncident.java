package dev.xunjie.standalone.watch;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.Offence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One incident as {@code watch} prints it; times are seconds into the video.
 *
 * @param offence which offence
 * @param incidentId derived id
 * @param camera camera id of the policy
 * @param zone zone id
 * @param startedAt when the vehicle came to rest
 * @param openedAt when the violation was complete
 * @param endedAt when the vehicle was last seen
 * @param stillThere whether it still stood there when the video ended
 * @param dwellSeconds time at rest that pictures prove, gaps not counted
 * @param unknownSeconds time in gaps
 * @param box the vehicle at the violation, shares of the picture
 * @param trackClass class of the vehicle
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
    List<String> stills) {
  static WatchedIncident of(
      IncidentEvent ended, Instant videoStart, boolean stillThere, List<String> stills) {
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
        stills);
  }

  private static double secondsInto(Instant videoStart, Instant time) {
    return Duration.between(videoStart, time).toMillis() / 1000.0;
  }
}
