package dev.xunjie.violation.camera;

import dev.xunjie.evidence.picture.UnreadablePictureException;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.RepeatedViews;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.visibility.PlateMask;
import dev.xunjie.violation.visibility.ReducedPicture;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows what a camera sees now, and records who looked. */
@RestController
final class LivePictureController {
  private final CameraRegister cameras;
  private final LivePictures pictures;
  private final ReducedLivePictures reducedPictures;
  private final RepeatedViews views;

  LivePictureController(
      CameraRegister cameras,
      LivePictures pictures,
      ReducedLivePictures reducedPictures,
      RepeatedViews views) {
    this.cameras = cameras;
    this.pictures = pictures;
    this.reducedPictures = reducedPictures;
    this.views = views;
  }

  @Operation(
      summary = "A camera's newest picture; recorded as a view once a minute",
      description =
          "When it was taken stands in the header Xunjie-Captured-At: a lost camera's last picture"
              + " stays. 304 while it is the one that If-None-Match names. To who may not see plates,"
              + " 320 pixels on its longer side.")
  @GetMapping(path = "/api/cameras/{id}/live.jpg", produces = MediaType.IMAGE_JPEG_VALUE)
  ResponseEntity<byte[]> picture(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user)
      throws InterruptedException {
    if (cameras.settings(id).isEmpty()) {
      throw Problem.unknown("camera", id);
    }
    LivePictures.Answer answer = pictures.of(id);
    if (answer instanceof LivePictures.Answer.Picture picture) {
      return PlateMask.isFor(user) ? reduced(id, picture, user) : whole(id, picture, user);
    }
    if (answer instanceof LivePictures.Answer.None) {
      throw Problem.of(
          HttpStatus.NOT_FOUND,
          "no-picture",
          "No picture of camera %s has come yet.".formatted(id));
    }
    throw Problem.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "gateway-away",
        "The gateway of camera %s does not answer, or none is configured (XUNJIE_SPOOL_URLS)."
            .formatted(id));
  }

  private ResponseEntity<byte[]> whole(
      String id, LivePictures.Answer.Picture picture, SignedIn user) {
    views.record(user.actor(), Activity.Kind.CAMERA_WATCHED, id, Map.of());
    return shown(picture.capturedAt(), "", picture.jpeg());
  }

  private ResponseEntity<byte[]> reduced(
      String id, LivePictures.Answer.Picture picture, SignedIn user) {
    byte[] small = small(id, picture);
    views.record(
        user.actor(),
        Activity.Kind.CAMERA_WATCHED,
        id,
        Map.of("longestSidePixels", ReducedPicture.LONGEST));
    return shown(picture.capturedAt(), "-" + ReducedPicture.LONGEST, small);
  }

  private byte[] small(String id, LivePictures.Answer.Picture picture) {
    try {
      return reducedPictures.of(id, picture);
    } catch (UnreadablePictureException damaged) {
      throw Problem.of(
          HttpStatus.NOT_FOUND,
          "live-picture-damaged",
          "The newest picture of camera %s came damaged: %s. The next one may be whole."
              .formatted(id, damaged.getMessage()));
    }
  }

  /** Whoever is given other rights meanwhile is not told that nothing has changed. */
  private static ResponseEntity<byte[]> shown(Instant capturedAt, String size, byte[] jpeg) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .eTag("\"%d%s\"".formatted(capturedAt.toEpochMilli(), size))
        .header("Xunjie-Captured-At", capturedAt.toString())
        .body(jpeg);
  }
}
