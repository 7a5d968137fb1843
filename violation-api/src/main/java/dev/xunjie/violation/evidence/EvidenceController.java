package dev.xunjie.violation.evidence;

import dev.xunjie.evidence.archive.SealedBundle;
import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.archive.EvidenceReading;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Shows and hands out bundles of evidence, and records who saw and took them. */
@RestController
@RequestMapping("/api/incidents/{id}/evidence")
final class EvidenceController {
  private final BundleViewing viewing;
  private final EvidenceReading reading;
  private final ActivityLog activities;

  EvidenceController(BundleViewing viewing, EvidenceReading reading, ActivityLog activities) {
    this.viewing = viewing;
    this.reading = reading;
    this.activities = activities;
  }

  @Operation(
      summary = "A bundle's manifest: its facts, its files, what it lacks; recorded as a view",
      description = "Of the newest revision, if none is asked for.")
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> manifest(
      @PathVariable String id,
      @RequestParam Optional<Integer> revision,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    SealedBundle bundle = viewing.find(id, revision);
    byte[] manifest = reading.read(bundle.manifest());
    activities.record(
        user.actor(),
        Activity.Kind.EVIDENCE_VIEWED,
        id,
        Map.of(
            "revision", bundle.revision(),
            "name", Manifest.FILE_NAME,
            "sha256", bundle.manifest().hex()));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(manifest);
  }

  @Operation(
      summary = "A file of a bundle, or a range of its bytes; recorded as a view",
      description = "Of the newest revision, if none is asked for.")
  @GetMapping("/files/{name}")
  ResponseEntity<Resource> file(
      @PathVariable String id,
      @PathVariable String name,
      @RequestParam Optional<Integer> revision,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    return viewing.show(id, name, revision, user);
  }

  @Operation(
      summary = "A whole bundle as a ZIP; recorded as an export",
      description =
          "Of the newest revision, if none is asked for. What it holds is what xunjie evidence"
              + " verify checks.")
  @GetMapping(path = "/bundle.zip", produces = "application/zip")
  ResponseEntity<StreamingResponseBody> bundle(
      @PathVariable String id,
      @RequestParam Optional<Integer> revision,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    SealedBundle bundle = viewing.find(id, revision);
    Manifest manifest = viewing.manifestOf(bundle);
    String folder = "%s-%d".formatted(id, bundle.revision());
    activities.record(
        user.actor(),
        Activity.Kind.EVIDENCE_EXPORTED,
        id,
        Map.of("revision", bundle.revision(), "manifest", bundle.manifest().hex()));
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(folder + ".zip").build().toString())
        .cacheControl(CacheControl.noStore())
        .body(out -> write(bundle, manifest, folder, out));
  }

  private void write(SealedBundle bundle, Manifest manifest, String folder, OutputStream out)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (EvidenceFile file : manifest.files()) {
        put(zip, folder + "/" + file.name(), file.sha256());
      }
      put(zip, folder + "/" + Manifest.SIGNATURE_FILE_NAME, bundle.signature());
      put(zip, folder + "/" + Manifest.FILE_NAME, bundle.manifest());
    }
  }

  private void put(ZipOutputStream zip, String name, Sha256 file) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(reading.read(file));
    zip.closeEntry();
  }
}
