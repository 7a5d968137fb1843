package dev.xunjie.violation.task;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.violation.account.Role;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.archive.EvidenceReading;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The squads' photos: brought by the squad, seen by it and by those who read the case. */
@RestController
final class PhotoController {
  private static final Set<Role> READERS = EnumSet.of(Role.REVIEWER, Role.LEGAL, Role.AUDITOR);

  /** A photo never changes under its id. */
  private static final Duration ONE_VIEW = Duration.ofMinutes(5);

  private final PhotoIntake intake;
  private final TaskPhotos photos;
  private final OwnTasks own;
  private final IncidentReader incidents;
  private final EvidenceReading evidence;
  private final ActivityLog activities;

  PhotoController(
      PhotoIntake intake,
      TaskPhotos photos,
      OwnTasks own,
      IncidentReader incidents,
      EvidenceReading evidence,
      ActivityLog activities) {
    this.intake = intake;
    this.photos = photos;
    this.own = own;
    this.incidents = incidents;
    this.evidence = evidence;
    this.activities = activities;
  }

  record PhotoList(List<TaskPhoto> items) {}

  @Operation(
      summary = "Bring a photo of a task",
      description =
          "The body is a JPEG or PNG of at most 12 MB and 64 million pixels; it is kept as it came"
              + " and hashed. The header Idempotency-Key, a UUID made by the phone, becomes the"
              + " photo's id: the same photo sent again is answered alike and kept once,"
              + " for good. The same bytes under another key are refused: one photo can't show both"
              + " before and after. takenAt is the phone's time, within the last 24 hours.",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = MediaType.IMAGE_JPEG_VALUE,
                    schema = @Schema(type = "string", format = "binary")),
                @Content(
                    mediaType = MediaType.IMAGE_PNG_VALUE,
                    schema = @Schema(type = "string", format = "binary"))
              }))
  @PostMapping(
      path = "/api/tasks/{id}/photos",
      consumes = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE})
  ResponseEntity<TaskPhoto> bring(
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") UUID key,
      @Valid @ParameterObject PhotoQuery query,
      @Parameter(hidden = true) InputStream body,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user)
      throws IOException {
    PhotoIntake.Taken taken = intake.take(query.label(id, key), body, user);
    return ResponseEntity.status(taken.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(taken.photo());
  }

  @Operation(summary = "A photo as the phone took it; recorded as a view")
  @GetMapping("/api/tasks/{id}/photos/{photoId}")
  ResponseEntity<byte[]> photo(
      @PathVariable String id,
      @PathVariable String photoId,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    if (!user.isAnyOf(READERS)) {
      own.require(id, user);
    }
    TaskPhoto photo =
        photos
            .find(photoId)
            .filter(found -> found.incidentId().equals(id))
            .orElseThrow(() -> Problem.unknown("photo", photoId));
    byte[] bytes = evidence.read(new Sha256(photo.sha256()));
    activities.record(
        user.actor(),
        Activity.Kind.PHOTO_VIEWED,
        id,
        Map.of("photo", photoId, "sha256", photo.sha256()));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(photo.contentType()))
        .cacheControl(CacheControl.maxAge(ONE_VIEW).cachePrivate())
        .eTag('"' + photo.sha256() + '"')
        .body(bytes);
  }

  @Operation(
      summary = "The squads' photos of an incident",
      description = "Their bytes: GET /api/tasks/{id}/photos/{photoId}.")
  @GetMapping("/api/incidents/{id}/photos")
  PhotoList ofIncident(@PathVariable String id) {
    if (incidents.summary(id).isEmpty()) {
      throw Problem.unknown("incident", id);
    }
    return new PhotoList(photos.of(id));
  }
}
