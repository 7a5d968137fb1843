package dev.xunjie.violation.task;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.violation.account.Role;
import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.area.CameraAreas;
import dev.xunjie.violation.camera.CameraRegister;
import dev.xunjie.violation.casework.CaseClocks;
import dev.xunjie.violation.casework.CaseDesk;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.incident.IncidentSummary;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.Precondition;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts together what squads see. */
@Component
final class TaskReader {
  private static final Set<CaseAction> SENDING =
      EnumSet.of(CaseAction.DISPATCH, CaseAction.VERIFY_ON_SITE);

  private final TaskIndex index;
  private final IncidentReader incidents;
  private final CameraRegister cameras;
  private final CameraAreas places;
  private final CaseDesk cases;
  private final CaseClocks clocks;
  private final TaskPhotos photos;

  TaskReader(
      TaskIndex index,
      IncidentReader incidents,
      CameraRegister cameras,
      CameraAreas places,
      CaseDesk cases,
      CaseClocks clocks,
      TaskPhotos photos) {
    this.index = index;
    this.incidents = incidents;
    this.cameras = cameras;
    this.places = places;
    this.cases = cases;
    this.clocks = clocks;
    this.photos = photos;
  }

  /**
   * A page of a list.
   *
   * @param items its tasks, in order
   * @param open how many tasks wait to be accepted
   * @param accepted how many are accepted and not done
   * @param next pass it as {@code cursor} for the page after this one; absent at the end
   */
  record Page(List<TaskEntry> items, int open, int accepted, Optional<String> next) {}

  /** A page of the squad's list; of nobody's squad, an empty one. */
  Page page(Optional<String> squad, TaskList list, Optional<TaskPosition> after, int size) {
    if (squad.isEmpty()) {
      return new Page(List.of(), 0, 0, Optional.empty());
    }
    List<TaskPosition> found = index.list(squad.get(), list, after, size + 1);
    List<TaskPosition> page = found.subList(0, Math.min(size, found.size()));
    Map<String, IncidentSummary> summaries =
        incidents.summaries(page.stream().map(TaskPosition::id).toList());
    return new Page(
        page.stream()
            .map(place -> summaries.get(place.id()))
            .filter(Objects::nonNull)
            .map(incident -> TaskEntry.of(incident, placeOf(incident)))
            .toList(),
        index.count(squad.get(), TaskList.OPEN),
        index.count(squad.get(), TaskList.TAKEN),
        found.size() > size ? Optional.of(page.get(size - 1).cursor()) : Optional.empty());
  }

  /** The whole task of the user's squad. */
  Task task(IncidentDetail incident, SignedIn user) {
    String id = incident.summary().id();
    List<CaseStep> steps = incident.steps();
    return new Task(
        TaskEntry.of(incident.summary(), incident.place()),
        incident.summary().caseClass(),
        places.placeOf(incident.summary().camera().id()),
        incident.direction(),
        incident.sign(),
        incident.summary().startedAt(),
        incident.summary().dwellSeconds(),
        incident.findings().lead(),
        clocks.running(id),
        moves(incident, user),
        steps.stream()
            .filter(step -> SENDING.contains(step.action()))
            .reduce((earlier, later) -> later)
            .map(Task.Step::of),
        steps.stream().map(Task.Step::of).toList(),
        incident.summary().stills(),
        photos.of(id));
  }

  /** What never fits the offence isn't offered at all. */
  private List<Task.Move> moves(IncidentDetail incident, SignedIn user) {
    return cases.prospects(incident, user, Role.SQUAD).entrySet().stream()
        .filter(prospect -> !prospect.getValue().contains(Precondition.ORDERABLE))
        .map(
            prospect ->
                new Task.Move(
                    prospect.getKey().from(),
                    prospect.getKey().action(),
                    prospect.getKey().to(),
                    List.copyOf(prospect.getKey().preconditions()),
                    prospect.getValue()))
        .toList();
  }

  private Optional<String> placeOf(IncidentSummary incident) {
    return cameras.settings(incident.camera().id()).flatMap(CameraSettings::place);
  }
}
