package dev.xunjie.violation.area;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.camera.CameraRegister;
import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.visibility.VisibleCameras;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Areas, squads with their duties, and where cameras stand. */
@RestController
final class CityController {
  /** A squad's areas and duties fill a page at most. */
  private static final int MOST_ENTRIES = 500;

  private final Areas areas;
  private final Squads squads;
  private final SquadsOnDuty onDuty;
  private final CameraAreas places;
  private final CameraRegister cameras;
  private final CityEditor editor;
  private final VisibleCameras visible;
  private final Clock clock;

  CityController(
      Areas areas,
      Squads squads,
      SquadsOnDuty onDuty,
      CameraAreas places,
      CameraRegister cameras,
      CityEditor editor,
      VisibleCameras visible,
      Clock clock) {
    this.areas = areas;
    this.squads = squads;
    this.onDuty = onDuty;
    this.places = places;
    this.cameras = cameras;
    this.editor = editor;
    this.visible = visible;
    this.clock = clock;
  }

  record AreaList(List<Area> items) {}

  record SquadList(List<SquadView> items) {}

  record PlaceList(List<CameraPlace> items) {}

  record CandidateList(List<Candidate> items) {}

  /**
   * An area but for its id.
   *
   * @param name what people call it
   * @param outline corners {@code [longitude, latitude]}
   */
  record AreaEdit(@NotNull String name, @NotNull Outline outline) {}

  /**
   * A squad but for its id, as in {@link Squad}.
   *
   * @param duties none: always on duty
   */
  record SquadEdit(
      @NotNull String name,
      String phone,
      @NotNull GeoPoint base,
      @Size(max = MOST_ENTRIES) Set<@NotNull String> areas,
      @Size(max = MOST_ENTRIES) List<@NotNull Duty> duties) {
    Squad squad(String id) {
      return new Squad(
          id,
          name,
          phone,
          base,
          areas,
          new DutyRoster(Objects.requireNonNullElse(duties, List.of())));
    }
  }

  /** A squad as it can be written back. */
  record SquadView(
      String id, String name, String phone, GeoPoint base, Set<String> areas, List<Duty> duties) {
    static SquadView of(Squad squad) {
      return new SquadView(
          squad.id(),
          squad.name(),
          squad.phone(),
          squad.base(),
          squad.areas(),
          squad.roster().duties());
    }
  }

  record PlaceEdit(@NotNull GeoPoint place) {}

  @Operation(summary = "All areas with their outlines")
  @GetMapping("/api/areas")
  AreaList areas() {
    return new AreaList(areas.all());
  }

  @Operation(
      summary = "Add or change an area",
      description = "Which cameras it holds is found anew. Corners are WGS-84, not GCJ-02.")
  @PutMapping("/api/areas/{id}")
  Area saveArea(
      @PathVariable String id,
      @Valid @RequestBody AreaEdit edit,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    Area area = fit(() -> new Area(id, edit.name(), edit.outline()));
    editor.save(area, user.actor());
    return area;
  }

  @Operation(summary = "Remove an area that no squad answers for")
  @DeleteMapping("/api/areas/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeArea(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    editor.removeArea(id, user.actor());
  }

  @Operation(summary = "All squads with their areas and duties")
  @GetMapping("/api/squads")
  SquadList squads() {
    return new SquadList(squads.all().stream().map(SquadView::of).toList());
  }

  @Operation(summary = "Add or change a squad")
  @PutMapping("/api/squads/{id}")
  SquadView saveSquad(
      @PathVariable String id,
      @Valid @RequestBody SquadEdit edit,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    Squad squad = fit(() -> edit.squad(id));
    editor.save(squad, user.actor());
    return SquadView.of(squad);
  }

  @Operation(summary = "Remove a squad")
  @DeleteMapping("/api/squads/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeSquad(
      @PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    editor.removeSquad(id, user.actor());
  }

  @Operation(summary = "Where the cameras of the caller's areas stand")
  @GetMapping("/api/places")
  PlaceList places(@Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    Predicate<String> isVisible = visible.of(user);
    return new PlaceList(
        places.all().stream().filter(place -> isVisible.test(place.cameraId())).toList());
  }

  @Operation(summary = "Enter where a camera stands", description = "WGS-84, not GCJ-02.")
  @PutMapping("/api/cameras/{id}/place")
  CameraPlace place(
      @PathVariable String id,
      @Valid @RequestBody PlaceEdit edit,
      @Parameter(hidden = true) @AuthenticationPrincipal SignedIn user) {
    requireKnown(id);
    editor.place(id, edit.place(), user.actor());
    return new CameraPlace(id, edit.place(), places.areasOf(id));
  }

  @Operation(
      summary = "Which squads may be sent to a camera's place now, the proposed one first",
      description =
          "Squads of the camera's area that are on duty with the nearest base first, then those on"
              + " duty of other areas, then the rest; each with its reason.")
  @GetMapping("/api/cameras/{id}/squads")
  CandidateList candidates(@PathVariable String id) {
    requireKnown(id);
    return new CandidateList(onDuty.candidates(id, clock.instant()));
  }

  private void requireKnown(String cameraId) {
    if (cameras.settings(cameraId).isEmpty()) {
      throw Problem.unknown("camera", cameraId);
    }
  }

  private static <T> T fit(Supplier<T> built) {
    try {
      return built.get();
    } catch (IllegalArgumentException | NullPointerException unfit) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "malformed-request", unfit.getMessage(), unfit);
    }
  }
}
