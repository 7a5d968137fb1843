package dev.xunjie.contracts.recheck;

import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.incident.Still;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the second look showed; the {@code recheck-answers} topic, keyed by order id. An order is
 * answered once; the same order read again gives the same answer.
 *
 * @param order what was asked
 * @param finding what was found
 * @param why in a sentence, for whoever decides
 * @param answeredAt capture time of the picture that settled it; if none did, the time at which it
 *     was given up
 * @param reasons thresholds against values; none if it is unknown
 * @param stills pictures of this second look, in order of time; none if it is unknown
 */
public record RecheckAnswer(
    RecheckOrder order,
    Finding finding,
    String why,
    Instant answeredAt,
    List<Reason> reasons,
    List<Still> stills) {
  public RecheckAnswer {
    Objects.requireNonNull(order, "order is missing");
    Objects.requireNonNull(finding, "finding is missing");
    Objects.requireNonNull(why, "why is missing");
    Objects.requireNonNull(answeredAt, "answeredAt is missing");
    reasons = List.copyOf(Objects.requireNonNull(reasons, "reasons are missing"));
    stills = List.copyOf(Objects.requireNonNull(stills, "stills are missing"));
  }

  /** What a second look may find. */
  public enum Finding {
    /** The place is in order. */
    CORRECTED,
    /** It is as it was. */
    STILL_THERE,
    /** No picture could tell: somebody has to go there. */
    UNKNOWN
  }
}
