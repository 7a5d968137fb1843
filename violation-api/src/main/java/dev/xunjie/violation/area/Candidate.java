package dev.xunjie.violation.area;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A squad that may be sent to a camera's place.
 *
 * @param squadId which
 * @param name what people call it
 * @param phone how it is reached; may be empty
 * @param reason why it stands where it does among the candidates
 * @param metres from its base to the camera; absent: nobody entered where the camera stands
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Candidate(
    String squadId, String name, String phone, Reason reason, Optional<Double> metres) {
  /** Why a squad is proposed, best first. */
  public enum Reason {
    /** It answers for the camera's area and is on duty. */
    OWN_AREA_ON_DUTY,
    /** It is on duty, but answers for other areas. */
    OTHER_AREA_ON_DUTY,
    /** It answers for the camera's area, but isn't on duty. */
    OWN_AREA_OFF_DUTY,
    /** Neither. */
    OTHER_AREA_OFF_DUTY
  }
}
