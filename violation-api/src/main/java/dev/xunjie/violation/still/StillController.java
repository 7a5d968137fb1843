package dev.xunjie.violation.still;

import dev.xunjie.violation.account.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The pictures for the readers of incidents. */
@RestController
final class StillController {
  private final StillPictures pictures;

  StillController(StillPictures pictures) {
    this.pictures = pictures;
  }

  @Operation(
      summary = "The picture of a still; recorded as a view",
      description =
          "As it came from the camera; to who may not see plates, 320 pixels on its longer side.")
  @GetMapping(path = "/api/incidents/{id}/stills/{ordinal}", produces = MediaType.IMAGE_JPEG_VALUE)
  ResponseEntity<byte[]> picture(
      @PathVariable String id,
      @PathVariable int ordinal,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    return pictures.show(id, ordinal, user);
  }
}
