package dev.xunjie.violation.camera;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.RepeatedViews;
import dev.xunjie.violation.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
  private final RepeatedViews views;

  LivePictureController(CameraRegister cameras, LivePictures pictures, RepeatedViews views) {
    this.cameras = cameras;
    this.pictures = pictures;
    this.views = views;
  }

  @Operation(
      summary = "A camera's newest picture; recorded as a view once a minute",
      description =
          "When it was taken stands in the header Xunjie-Captured-At: a lost camera's last picture"
              + " stays. 304 while it is the one that If-None-Match names.")
  @GetMapping(path = "/api/cameras/{id}/live.jpg", produces = MediaType.IMAGE_JPEG_VALUE)
  ResponseEntity<byte[]> picture(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user)
      throws InterruptedException {
    if (cameras.settings(id).isEmpty()) {
      throw Problem.unknown("camera", id);
    }
    LivePictures.Answer answer = pictures.of(id);
    if (answer instanceof LivePictures.Answer.Picture picture) {
      views.record(user.actor(), Activity.Kind.CAMERA_WATCHED, id, Map.of());
      return ResponseEntity.ok()
          .cacheControl(CacheControl.noStore())
          .eTag("\"%d\"".formatted(picture.capturedAt().toEpochMilli()))
          .header("Xunjie-Captured-At", picture.capturedAt().toString())
          .body(picture.jpeg());
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
}
