package dev.xunjie.violation.evidence;

import dev.xunjie.evidence.archive.DamagedObjectException;
import dev.xunjie.evidence.archive.EvidenceArchive;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.FileRole;
import dev.xunjie.evidence.manifest.Manifest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The clips of an incident's newest bundle: what was sealed once needs no spool, which forgets
 * within days what an incident is sealed anew with.
 */
@Component
final class SealedClips {
  private static final String MP4 = ".mp4";

  private final EvidenceBundles bundles;
  private final EvidenceArchive archive;

  SealedClips(EvidenceBundles bundles, EvidenceArchive archive) {
    this.bundles = bundles;
    this.archive = archive;
  }

  /** The sealed clip that shows the window's moments, with the copy for browsers, undamaged. */
  Optional<ClipFetch> of(String incidentId, ClipWindow window) {
    return newest(incidentId)
        .flatMap(
            manifest ->
                manifest.files().stream()
                    .filter(file -> file.role() == FileRole.CLIP && shows(file, window))
                    .filter(this::isUndamaged)
                    .findFirst()
                    .map(clip -> new ClipFetch.Kept(window, clip, forBrowsers(manifest, clip))));
  }

  private Optional<Manifest> newest(String incidentId) {
    try {
      return bundles.find(incidentId, Optional.empty()).map(archive::manifest);
    } catch (DamagedObjectException altered) {
      return Optional.empty();
    }
  }

  private Optional<EvidenceFile> forBrowsers(Manifest manifest, EvidenceFile clip) {
    String name = clip.name().replace(MP4, "-h264" + MP4);
    return manifest.files().stream()
        .filter(file -> file.role() == FileRole.BROWSER_CLIP && file.name().equals(name))
        .filter(this::isUndamaged)
        .findFirst();
  }

  private boolean isUndamaged(EvidenceFile file) {
    try {
      archive.read(file);
      return true;
    } catch (DamagedObjectException altered) {
      return false;
    }
  }

  private static boolean shows(EvidenceFile clip, ClipWindow window) {
    return !clip.capturedAt().isAfter(window.firstMoment())
        && clip.capturedUntil().filter(end -> !end.isBefore(window.lastMoment())).isPresent();
  }
}
