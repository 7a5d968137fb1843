package dev.xunjie.violation.still;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.picture.UnreadablePictureException;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.archive.EvidenceReading;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.visibility.PlateMask;
import dev.xunjie.violation.visibility.ReducedPicture;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Shows the pictures, each time checked against its hash, and records who saw them. */
@Component
public final class StillPictures {
  /** The same person looks at a picture several times while deciding; that is one view. */
  private static final Duration ONE_VIEW = Duration.ofMinutes(5);

  private final StillStore stills;
  private final EvidenceReading evidence;
  private final ActivityLog activities;

  StillPictures(StillStore stills, EvidenceReading evidence, ActivityLog activities) {
    this.stills = stills;
    this.evidence = evidence;
    this.activities = activities;
  }

  /**
   * The picture as it came from the camera; for who may not see plates, too small to read any.
   *
   * @throws Problem if there is no such still, or its picture isn't there
   */
  public ResponseEntity<byte[]> show(String incidentId, int ordinal, SignedIn user) {
    StillView still =
        stills
            .find(incidentId, ordinal)
            .orElseThrow(() -> Problem.unknown("still", incidentId + "/" + ordinal));
    String sha256 = still.sha256().orElseThrow(() -> withoutPicture(still));
    byte[] jpeg = evidence.read(new Sha256(sha256));
    boolean isReduced = PlateMask.isFor(user);
    byte[] shown = isReduced ? reduced(jpeg) : jpeg;
    Map<String, Object> detail = new TreeMap<>(Map.of("ordinal", ordinal, "sha256", sha256));
    if (isReduced) {
      detail.put("longestSidePixels", ReducedPicture.LONGEST);
    }
    activities.record(user.actor(), Activity.Kind.STILL_VIEWED, incidentId, detail);
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.maxAge(ONE_VIEW).cachePrivate())
        .body(shown);
  }

  private static byte[] reduced(byte[] jpeg) {
    try {
      return ReducedPicture.of(jpeg);
    } catch (UnreadablePictureException damaged) {
      throw missing(damaged.getMessage());
    }
  }

  private static Problem withoutPicture(StillView still) {
    return still.status() == StillStatus.PENDING
        ? Problem.of(
            HttpStatus.NOT_FOUND,
            "still-pending",
            "The picture is being fetched. Try again in a moment.")
        : missing(still.missingReason().orElse("unknown"));
  }

  private static Problem missing(String why) {
    return Problem.of(
        HttpStatus.NOT_FOUND, "still-missing", "The picture is missing: " + why + ".");
  }
}
