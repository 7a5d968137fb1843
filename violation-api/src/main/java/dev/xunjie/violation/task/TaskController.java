package dev.xunjie.violation.task;

import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.FileRole;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.evidence.BundleViewing;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.still.StillPictures;
import dev.xunjie.violation.still.StillView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tasks of the user's squad, and of no other. */
@RestController
@RequestMapping("/api/tasks")
final class TaskController {
  private static final int LARGEST_PAGE = 200;

  private final OwnTasks own;
  private final TaskReader tasks;
  private final BundleViewing bundles;
  private final StillPictures pictures;
  private final ActivityLog activities;

  TaskController(
      OwnTasks own,
      TaskReader tasks,
      BundleViewing bundles,
      StillPictures pictures,
      ActivityLog activities) {
    this.own = own;
    this.tasks = tasks;
    this.bundles = bundles;
    this.pictures = pictures;
    this.activities = activities;
  }

  /**
   * The videos of a task.
   *
   * @param items each as a browser plays it
   */
  record Clips(List<Clip> items) {}

  /**
   * A video.
   *
   * @param name under which it is read
   * @param from when it begins
   * @param until when it ends
   * @param bytes its size
   */
  record Clip(String name, Instant from, Instant until, long bytes) {}

  @Operation(
      summary = "The tasks of the user's squad",
      description =
          "list: open (to be accepted), accepted (being worked on, or ordered to be corrected) or"
              + " done. The nearest deadline first; of what is done the newest.")
  @GetMapping
  TaskReader.Page list(
      @RequestParam(defaultValue = "open") String list,
      @RequestParam Optional<String> cursor,
      @RequestParam(defaultValue = "50") int limit,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    return tasks.page(
        user.squad(),
        TaskList.named(list),
        cursor.map(TaskPosition::parse),
        Math.max(1, Math.min(limit, LARGEST_PAGE)));
  }

  @Operation(
      summary = "Everything of one task; recorded as a view",
      description =
          "moves: what the squad can do now and afterwards, by POST /api/incidents/{id}/actions.")
  @GetMapping("/{id}")
  Task open(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    IncidentDetail incident = own.require(id, user);
    activities.record(user.actor(), Activity.Kind.INCIDENT_VIEWED, id, Map.of("as", "task"));
    return tasks.task(incident, user);
  }

  @Operation(
      summary = "A still of a task, with its overlay if it was sealed already; recorded as a view")
  @GetMapping("/{id}/stills/{ordinal}")
  ResponseEntity<?> still(
      @PathVariable String id,
      @PathVariable int ordinal,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    IncidentDetail incident = own.require(id, user);
    Optional<Manifest> manifest = bundles.newestManifest(id);
    Optional<EvidenceFile> shown =
        incident.summary().stills().stream()
            .filter(still -> still.ordinal() == ordinal)
            .findFirst()
            .flatMap(still -> manifest.flatMap(bundle -> withOverlay(bundle, still)));
    return shown.isPresent()
        ? bundles.show(id, shown.get().name(), Optional.of(manifest.get().revision()), user)
        : pictures.show(id, ordinal, user);
  }

  @Operation(summary = "Which videos a task has")
  @GetMapping("/{id}/clips")
  Clips clips(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    own.require(id, user);
    return new Clips(bundles.newestManifest(id).map(TaskController::clips).orElse(List.of()));
  }

  @Operation(summary = "A video of a task, or a range of its bytes; recorded as a view")
  @GetMapping("/{id}/clips/{name}")
  ResponseEntity<?> clip(
      @PathVariable String id,
      @PathVariable String name,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    own.require(id, user);
    Manifest manifest =
        bundles
            .newestManifest(id)
            .filter(bundle -> bundle.file(name).filter(TaskController::isVideo).isPresent())
            .orElseThrow(() -> Problem.unknown("clip", id + "/" + name));
    return bundles.show(id, name, Optional.of(manifest.revision()), user);
  }

  private static Optional<EvidenceFile> withOverlay(Manifest manifest, StillView still) {
    return manifest.files().stream()
        .filter(file -> file.role() == FileRole.STILL)
        .filter(file -> file.moment().equals(Optional.of(still.moment().name())))
        .filter(file -> file.capturedAt().equals(still.capturedAt()))
        .findFirst();
  }

  /** Each video once: in a form that browsers play, if the camera's own isn't one. */
  private static List<Clip> clips(Manifest manifest) {
    return manifest.files().stream()
        .filter(file -> file.role() == FileRole.CLIP)
        .map(
            file ->
                manifest
                    .file(file.name().replaceFirst("\\.mp4$", "-h264.mp4"))
                    .filter(TaskController::isVideo)
                    .orElse(file))
        .map(
            file ->
                new Clip(
                    file.name(),
                    file.capturedAt(),
                    file.capturedUntil().orElse(file.capturedAt()),
                    file.bytes()))
        .toList();
  }

  private static boolean isVideo(EvidenceFile file) {
    return file.role() == FileRole.CLIP || file.role() == FileRole.BROWSER_CLIP;
  }
}
