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
  private final ActivityLog activities;
  private final ApiSettings settings;

  CaseFileController(CaseFileReader reader, ActivityLog activities, ApiSettings settings) {
    this.reader = reader;
    this.activities = activities;
    this.settings = settings;
  }

  @Operation(
      summary = "The case file as a PDF in Chinese; recorded as an export",
      description =
          "Cover, facts and reasons, the sealed evidence's pictures, the camera's approval at the"
              + " time of capture, officers, steps, clocks and the record. Every page carries the"
              + " hash of the evidence's manifest.")
  @GetMapping(
      path = "/api/incidents/{id}/case-file.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> caseFile(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    CaseFileContent content =
        reader.read(id, user.displayName()).orElseThrow(() -> Problem.unknown("incident", id));
    byte[] pdf = CaseFilePdf.write(content, settings.timeZone());
    Map<String, Object> detail = new TreeMap<>(Map.of("sha256", Sha256.of(pdf).hex()));
    content
        .evidence()
        .ifPresent(
            known -> {
              detail.put("revision", known.bundle().revision());
              detail.put("manifest", known.bundle().manifest().hex());
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
