package dev.xunjie.violation.evidence;

import dev.xunjie.evidence.manifest.Completeness;
import dev.xunjie.evidence.manifest.MissingPart;
import java.util.List;

/**
 * How the evidence of an incident stands.
 *
 * @param revision of the newest bundle, from 1; 0 if there is none yet
 * @param score share of what the offence asks for that the bundle has, 0 to 1
 * @param due whether more is known by now than was sealed
 * @param waitingFor what the next bundle waits for: "stills", or "clip", "store" or "trouble" with
 *     a colon and the details, for people; may be empty
 * @param unmet what the offence asks for and the bundle lacks
 * @param missing parts that should be in it and aren't, with the reason
 */
public record EvidenceStatus(
    int revision,
    double score,
    boolean due,
    String waitingFor,
    List<Completeness.Answer> unmet,
    List<MissingPart> missing) {
  /** Of an incident whose first bundle isn't sealed yet. */
  static EvidenceStatus awaited(String waitingFor) {
    return new EvidenceStatus(0, 0, true, waitingFor, List.of(), List.of());
  }
}
