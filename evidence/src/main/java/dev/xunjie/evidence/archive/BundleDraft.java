package dev.xunjie.evidence.archive;

import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.IncidentFacts;
import dev.xunjie.evidence.manifest.MissingPart;
import java.util.List;

/**
 * What an assembler has put together, to be sealed.
 *
 * @param incident the facts
 * @param revision counts the bundles of the incident, from 1
 * @param files what belongs to it; each must lie in the archive already
 * @param missing what should be there and isn't
 */
public record BundleDraft(
    IncidentFacts incident, int revision, List<EvidenceFile> files, List<MissingPart> missing) {
  public BundleDraft {
    files = List.copyOf(files);
    missing = List.copyOf(missing);
  }
}
