package dev.xunjie.violation.casework;

import static dev.xunjie.violation.workflow.CaseAction.CANCEL;
import static dev.xunjie.violation.workflow.CaseAction.CONFIRM;
import static dev.xunjie.violation.workflow.CaseAction.COUNTER_CONFIRM;
import static dev.xunjie.violation.workflow.CaseAction.DECIDE;
import static dev.xunjie.violation.workflow.CaseAction.FILE;
import static dev.xunjie.violation.workflow.CaseAction.FIND_CORRECTED;
import static dev.xunjie.violation.workflow.CaseAction.FIND_NOTHING;
import static dev.xunjie.violation.workflow.CaseAction.HANDLE;
import static dev.xunjie.violation.workflow.CaseAction.NOTIFY;
import static dev.xunjie.violation.workflow.CaseAction.ORDER_CORRECTION;
import static dev.xunjie.violation.workflow.CaseAction.REJECT;
import static dev.xunjie.violation.workflow.CaseAction.REOPEN;
import static dev.xunjie.violation.workflow.CaseAction.RESTORE;
import static dev.xunjie.violation.workflow.CaseAction.RETURN;
import static dev.xunjie.violation.workflow.CaseAction.SERVE;

import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.incident.IncidentSummary;
import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.OffenceLaw;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which acts are enforced already, by what was done to their cases: none twice (行政处罚法 29). */
@Component
final class EnforcedActs {
  /** With each, the office holds the act against somebody. */
  private static final Set<CaseAction> ENFORCING =
      EnumSet.of(CONFIRM, COUNTER_CONFIRM, NOTIFY, HANDLE, ORDER_CORRECTION, FILE, DECIDE, SERVE);

  /** With each, it no longer does, unless a penalty stands. */
  private static final Set<CaseAction> LETTING_GO =
      EnumSet.of(RETURN, REJECT, RESTORE, REOPEN, CANCEL, FIND_CORRECTED, FIND_NOTHING);

  private static final String BY_PLATE = "plate = :plate";
  private static final String BY_PLACE =
      "plate is null and camera_id = :camera and zone_id = :zone";

  private final JdbcClient database;
  private final ApiSettings settings;

  EnforcedActs(JdbcClient database, ApiSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /**
   * The act, for the database's lock and the search for others of it: the same plate, or without
   * one the same place.
   */
  static String actOf(IncidentDetail incident) {
    return incident.summary().offence()
        + "|"
        + incident
            .summary()
            .file()
            .plate()
            .orElseGet(
                () -> incident.summary().camera().id() + "|" + incident.summary().zone().id());
  }

  /** Whether another case of the same act is under way or ended with somebody held to account. */
  boolean isEnforcedBesides(IncidentDetail incident) {
    IncidentSummary summary = incident.summary();
    Optional<String> plate = summary.file().plate();
    if (plate.isEmpty() && OffenceLaw.of(summary.offence()).needsPlate()) {
      return false;
    }
    Instant at = summary.violationAt();
    return database
        .sql(
            """
            select exists (
              select from incident
              where id <> :id and offence = :offence and %s
                and violation_at between :from and :until
                and (
                  select
                    max(ordinal) filter (where action in (:enforcing))
                      > coalesce(max(ordinal) filter (where action in (:lettingGo)), 0)
                    or max(ordinal) filter (where action = 'DECIDE')
                      > coalesce(max(ordinal) filter (where action = 'CANCEL'), 0)
                  from case_step where incident_id = incident.id))
            """
                .formatted(plate.isPresent() ? BY_PLATE : BY_PLACE))
        .param("id", summary.id())
        .param("offence", summary.offence().name())
        .param("plate", plate.orElse(null))
        .param("camera", summary.camera().id())
        .param("zone", summary.zone().id())
        .param("from", Columns.timestamp(at.minus(settings.oneActWindow())))
        .param("until", Columns.timestamp(at.plus(settings.oneActWindow())))
        .param("enforcing", names(ENFORCING))
        .param("lettingGo", names(LETTING_GO))
        .query(Boolean.class)
        .single();
  }

  private static List<String> names(Set<CaseAction> actions) {
    return actions.stream().map(Enum::name).toList();
  }
}
