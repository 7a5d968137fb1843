package dev.xunjie.violation.area;

import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.activity.Actor;
import dev.xunjie.violation.problem.Problem;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Changes areas, squads and places of cameras, each with its record. */
@Component
final class CityEditor {
  private final Areas areas;
  private final Squads squads;
  private final CameraAreas cameras;
  private final ActivityLog activities;
  private final TransactionOperations transactions;
  private final Clock clock;

  CityEditor(
      Areas areas,
      Squads squads,
      CameraAreas cameras,
      ActivityLog activities,
      TransactionOperations transactions,
      Clock clock) {
    this.areas = areas;
    this.squads = squads;
    this.cameras = cameras;
    this.activities = activities;
    this.transactions = transactions;
    this.clock = clock;
  }

  void save(Area area, Actor actor) {
    transactions.executeWithoutResult(
        status -> {
          cameras.oneAtATime();
          areas.save(area, actor.username(), clock.instant());
          cameras.follow(area);
          activities.record(
              actor,
              Activity.Kind.AREA_SAVED,
              area.id(),
              Map.of("name", area.name(), "outline", area.outline()));
        });
  }

  void removeArea(String areaId, Actor actor) {
    removing(
        "area",
        areaId,
        () -> {
          cameras.oneAtATime();
          return areas.remove(areaId);
        },
        Activity.Kind.AREA_REMOVED,
        actor);
  }

  void save(Squad squad, Actor actor) {
    transactions.executeWithoutResult(
        status -> {
          squad.areas().stream()
              .filter(area -> areas.find(area).isEmpty())
              .findFirst()
              .ifPresent(
                  unknown -> {
                    throw Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "unknown-area",
                        "There is no area %s for squad %s to answer for."
                            .formatted(unknown, squad.id()));
                  });
          squads.save(squad, actor.username(), clock.instant());
          activities.record(
              actor,
              Activity.Kind.SQUAD_SAVED,
              squad.id(),
              Map.of(
                  "name", squad.name(),
                  "phone", squad.phone(),
                  "base", squad.base(),
                  "areas", squad.areas(),
                  "duties", squad.roster().duties()));
        });
  }

  void removeSquad(String squadId, Actor actor) {
    removing("squad", squadId, () -> squads.remove(squadId), Activity.Kind.SQUAD_REMOVED, actor);
  }

  void place(String cameraId, GeoPoint place, Actor actor) {
    transactions.executeWithoutResult(
        status -> {
          cameras.oneAtATime();
          cameras.save(cameraId, place, areas.all(), actor.username(), clock.instant());
          activities.record(actor, Activity.Kind.CAMERA_PLACED, cameraId, Map.of("place", place));
        });
  }

  private void removing(
      String what, String id, Supplier<Boolean> remove, Activity.Kind kind, Actor actor) {
    try {
      transactions.executeWithoutResult(
          status -> {
            if (!remove.get()) {
              throw Problem.unknown(what, id);
            }
            activities.record(actor, kind, id, Map.of());
          });
    } catch (DataIntegrityViolationException used) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          what + "-in-use",
          "The %s %s is still in use. Change what names it first.".formatted(what, id),
          used);
    }
  }
}
