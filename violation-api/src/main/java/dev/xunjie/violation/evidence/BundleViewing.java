package dev.xunjie.violation.evidence;

import dev.xunjie.evidence.archive.SealedBundle;
import dev.xunjie.evidence.json.CanonicalJson;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.archive.EvidenceReading;
import dev.xunjie.violation.problem.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Shows files of sealed bundles, and records who saw them. */
@Component
public final class BundleViewing {
  private static final Duration ONE_VIEW = Duration.ofMinutes(5);

  private final EvidenceBundles bundles;
  private final EvidenceReading reading;
  private final ActivityLog activities;

  BundleViewing(EvidenceBundles bundles, EvidenceReading reading, ActivityLog activities) {
    this.bundles = bundles;
    this.reading = reading;
    this.activities = activities;
  }

  /** The manifest of the incident's newest bundle, if one was sealed; that isn't a view. */
  public Optional<Manifest> newestManifest(String incidentId) {
    return bundles.find(incidentId, Optional.empty()).map(this::manifestOf);
  }

  /**
   * A file of the bundle of that revision, or of the newest.
   *
   * @throws Problem if there is no such file
   */
  public ResponseEntity<Resource> show(
      String incidentId, String name, Optional<Integer> revision, SignedIn user) {
    SealedBundle bundle = find(incidentId, revision);
    EvidenceFile file =
        manifestOf(bundle)
            .file(name)
            .orElseThrow(() -> Problem.unknown("file of the evidence", incidentId + "/" + name));
    byte[] bytes = reading.read(file.sha256());
    activities.record(
        user.actor(),
        Activity.Kind.EVIDENCE_VIEWED,
        incidentId,
        Map.of("revision", bundle.revision(), "name", name, "sha256", file.sha256().hex()));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.mediaType()))
        .cacheControl(CacheControl.maxAge(ONE_VIEW).cachePrivate())
        .eTag('"' + file.sha256().hex() + '"')
        .body(new ByteArrayResource(bytes));
  }

  SealedBundle find(String incidentId, Optional<Integer> revision) {
    return bundles
        .find(incidentId, revision)
        .orElseThrow(() -> Problem.unknown("evidence of incident", incidentId));
  }

  Manifest manifestOf(SealedBundle bundle) {
    return CanonicalJson.fromBytes(reading.read(bundle.manifest()), Manifest.class);
  }
}
