package dev.xunjie.violation.casefile;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands out case files, and records who took them. */
@RestController
final class CaseFileController {
  private final CaseFileReader reader;
  private final CaseFilePictures pictures;
  private final ActivityLog activities;
  private final ApiSettings settings;

  CaseFileController(
      CaseFileReader reader,
      CaseFilePictures pictures,
      ActivityLog activities,
      ApiSettings settings) {
    this.reader = reader;
    this.pictures = pictures;
    this.activities = activities;
    this.settings = settings;
  }

  @Operation(
      summary = "The case file as a PDF in Chinese; recorded as an export",
      description =
          "Cover and contents, facts and reasons, legal basis, the sealed evidence's checklist,"
              + " pictures and files, second looks and the squad's photos, the camera's approval at"
              + " the time of capture, officers, steps, clocks and the record; all as of one moment."
              + " Every page carries the case's number, the hash of the evidence's manifest and that"
              + " of the record's head.")
  @GetMapping(
      path = "/api/incidents/{id}/case-file.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> caseFile(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    CaseSnapshot known = reader.read(id).orElseThrow(() -> Problem.unknown("incident", id));
    CaseFileContent content = pictures.of(known, user);
    byte[] pdf = CaseFilePdf.write(content, settings.timeZone());
    Map<String, Object> detail =
        new TreeMap<>(
            Map.of("sha256", Sha256.of(pdf).hex(), "head", known.trail().head().sequence()));
    known
        .bundle()
        .ifPresent(
            bundle -> {
              detail.put("revision", bundle.revision());
              detail.put("manifest", bundle.manifest().hex());
            });
    activities.record(user.actor(), Activity.Kind.CASE_FILE_EXPORTED, id, detail);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("case-%s.pdf".formatted(id))
                .build()
                .toString())
        .cacheControl(CacheControl.noStore())
        .body(pdf);
  }
}
