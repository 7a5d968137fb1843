package dev.xunjie.violation.still;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows the pictures, each time checked against its hash, and records who saw them. */
@RestController
final class StillController {
  private static final Logger LOG = LoggerFactory.getLogger(StillController.class);

  /** The same reviewer looks at a picture several times while deciding; that is one view. */
  private static final Duration ONE_VIEW = Duration.ofMinutes(5);

  private final StillStore stills;
  private final EvidenceStore evidence;
  private final ActivityLog activities;

  StillController(StillStore stills, EvidenceStore evidence, ActivityLog activities) {
    this.stills = stills;
    this.evidence = evidence;
    this.activities = activities;
  }

  @Operation(summary = "The picture of a still; recorded as a view")
  @GetMapping(path = "/api/incidents/{id}/stills/{ordinal}", produces = MediaType.IMAGE_JPEG_VALUE)
  ResponseEntity<byte[]> picture(
      @PathVariable String id,
      @PathVariable int ordinal,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    StillView still =
        stills.find(id, ordinal).orElseThrow(() -> Problem.unknown("still", id + "/" + ordinal));
    String sha256 = still.sha256().orElseThrow(() -> withoutPicture(still));
    byte[] jpeg = checkedPicture(sha256);
    activities.record(
        user.actor(), Activity.Kind.STILL_VIEWED, id, Map.of("ordinal", ordinal, "sha256", sha256));
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.maxAge(ONE_VIEW).cachePrivate())
        .body(jpeg);
  }

  private byte[] checkedPicture(String sha256) {
    try {
      return evidence.read(sha256);
    } catch (AlteredEvidenceException altered) {
      LOG.error("evidence altered reason=\"{}\"", altered.getMessage());
      throw Problem.of(
          HttpStatus.INTERNAL_SERVER_ERROR,
          "evidence-altered",
          altered.getMessage() + " It is not shown. Tell the administrator.",
          altered);
    } catch (IOException unreadable) {
      LOG.error("evidence unreadable sha256={}", sha256, unreadable);
      throw Problem.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "evidence-unreadable",
          "The evidence store can't be read right now. Try again in a moment.",
          unreadable);
    }
  }

  private static Problem withoutPicture(StillView still) {
    return still.status() == StillStatus.PENDING
        ? Problem.of(
            HttpStatus.NOT_FOUND,
            "still-pending",
            "The picture is being fetched. Try again in a moment.")
        : Problem.of(
            HttpStatus.NOT_FOUND,
            "still-missing",
            "The picture is missing: " + still.missingReason().orElse("unknown") + ".");
  }
}
