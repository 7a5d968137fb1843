package dev.xunjie.violation.casefile;

import dev.xunjie.violation.area.Squad;
import dev.xunjie.violation.area.Squads;
import dev.xunjie.violation.recheck.Rechecks;
import dev.xunjie.violation.recheck.Rechecks.RecheckView;
import dev.xunjie.violation.task.TaskPhoto;
import dev.xunjie.violation.task.TaskPhotos;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what was done and seen on the spot after the incident. */
@Component
final class SiteReader {
  private final Squads squads;
  private final Rechecks rechecks;
  private final TaskPhotos photos;

  SiteReader(Squads squads, Rechecks rechecks, TaskPhotos photos) {
    this.squads = squads;
    this.rechecks = rechecks;
    this.photos = photos;
  }

  /** What squads are called, by id. */
  Map<String, String> squadNames() {
    return squads.all().stream().collect(Collectors.toMap(Squad::id, Squad::name));
  }

  /** Second looks, the oldest first. */
  List<RecheckView> looks(String incidentId) {
    return rechecks.of(incidentId).stream()
        .sorted(Comparator.comparing(RecheckView::dueAt))
        .toList();
  }

  List<TaskPhoto> photos(String incidentId) {
    return photos.of(incidentId);
  }
}
