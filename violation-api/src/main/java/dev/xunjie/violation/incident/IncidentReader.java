package dev.xunjie.violation.incident;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.incident.Ending;
import dev.xunjie.contracts.incident.IncidentZone;
import dev.xunjie.contracts.incident.LeadReason;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.contracts.incident.PlateCandidate;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.incident.Source;
import dev.xunjie.violation.camera.CameraRegister;
import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.still.StillStore;
import dev.xunjie.violation.still.StillView;
import dev.xunjie.violation.workflow.CaseState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads incidents from PostgreSQL. */
@Component
public final class IncidentReader {
  private static final String SELECT =
      """
      select incident.*, step.ordinal, step.action, step.from_state, step.to_state, step.reason,
        step.note, step.detail, step.certificate, step.actor, step.at, account.display_name,
        (select name from squad where squad.id = incident.squad) as squad_name
      from incident
        left join lateral (select * from case_step where incident_id = incident.id
          order by ordinal desc limit 1) step on true
        left join account on account.username = step.actor
      """;

  private final JdbcClient database;
  private final StillStore stills;
  private final CameraRegister cameras;
  private final CaseSteps steps;

  IncidentReader(JdbcClient database, StillStore stills, CameraRegister cameras, CaseSteps steps) {
    this.database = database;
    this.stills = stills;
    this.cameras = cameras;
    this.steps = steps;
  }

  /**
   * Incidents that a filter lets through: of the queue what is due first, then the graver, then the
   * surer; of all other states the newest violation first.
   *
   * @param after only those after this place of the order, if given
   */
  public List<IncidentSummary> list(QueueFilter filter, Optional<QueuePosition> after, int limit) {
    QueueOrder order = QueueOrder.of(filter.state());
    return withStills(
            filter
                .bind(
                    database.sql(
                        "%s where %s and %s order by %s limit :limit"
                            .formatted(SELECT, filter.sql(), order.beyond(after), order.sql())))
                .params(order.parameters(after))
                .param("limit", limit)
                .query((row, number) -> incident(row))
                .list())
        .stream()
        .map(this::summary)
        .toList();
  }

  /** The place of the filter's order at which this incident stands. */
  public QueuePosition positionOf(QueueFilter filter, IncidentSummary incident) {
    return QueueOrder.of(filter.state()).after(incident);
  }

  /** How many incidents the filter lets through. */
  public long count(QueueFilter filter) {
    return filter
        .bind(database.sql("select count(*) from incident where " + filter.sql()))
        .query(Long.class)
        .single();
  }

  /** Ids of the queue in its order, from the first on, at most so many. */
  public List<String> ids(QueueFilter filter, Optional<String> notFirstBy, int limit) {
    return filter
        .bind(
            database.sql(
                """
                select id from incident
                where %s and (cast(:notFirstBy as text) is null or :notFirstBy is distinct from (
                  select actor from case_step
                  where incident_id = incident.id and action = 'CONFIRM'
                  order by ordinal desc limit 1))
                order by %s limit :limit
                """
                    .formatted(filter.sql(), QueueOrder.of(filter.state()).sql())))
        .param("notFirstBy", notFirstBy.orElse(null))
        .param("limit", limit)
        .query(String.class)
        .list();
  }

  /**
   * Cases that a filter lets through, whatever their state: what is due by when it is, all else the
   * newest violation first.
   *
   * @param after only those after this place of the order, if given
   */
  public List<IncidentSummary> search(CaseFilter filter, Optional<QueuePosition> after, int limit) {
    QueueOrder order = filter.order();
    return withStills(
            database
                .sql(
                    "%s where %s and %s order by %s limit :limit"
                        .formatted(SELECT, filter.sql(), order.beyond(after), order.sql()))
                .params(order.parameters(after))
                .params(filter.parameters())
                .param("limit", limit)
                .query((row, number) -> incident(row))
                .list())
        .stream()
        .map(this::summary)
        .toList();
  }

  /** The place at which this incident stands in a search with that filter. */
  public QueuePosition positionInSearch(CaseFilter filter, IncidentSummary incident) {
    return filter.order().after(incident);
  }

  /** The incident as the queue lists it. */
  public Optional<IncidentSummary> summary(String id) {
    return find(id).map(this::summary);
  }

  /** Id of the camera that saw the incident. */
  public Optional<String> cameraOf(String id) {
    return database
        .sql("select camera_id from incident where id = :id")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /** The incidents as lists show them, by their ids; nothing of unknown ones. */
  public Map<String, IncidentSummary> summaries(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return withStills(
            database
                .sql(SELECT + " where id in (:ids)")
                .param("ids", ids)
                .query((row, number) -> incident(row))
                .list())
        .stream()
        .map(this::summary)
        .collect(Collectors.toMap(IncidentSummary::id, summary -> summary));
  }

  /** All that is known of the incident. */
  public Optional<IncidentDetail> detail(String id) {
    return find(id)
        .map(
            incident ->
                IncidentDetail.of(
                    incident,
                    summary(incident),
                    cameras.settings(incident.cameraId()),
                    steps.of(id)));
  }

  private Optional<Incident> find(String id) {
    List<Incident> found =
        database
            .sql(SELECT + " where id = :id")
            .param("id", id)
            .query((row, number) -> incident(row))
            .list();
    return withStills(found).stream().findFirst();
  }

  private IncidentSummary summary(Incident incident) {
    String cameraName =
        cameras.settings(incident.cameraId()).map(CameraSettings::name).orElse(incident.cameraId());
    return IncidentSummary.of(incident, cameraName);
  }

  private List<Incident> withStills(List<Incident> bare) {
    Map<String, List<StillView>> found =
        stills.ofIncidents(bare.stream().map(Incident::id).toList());
    return bare.stream()
        .map(incident -> incident.withStills(found.getOrDefault(incident.id(), List.of())))
        .toList();
  }

  private static Incident incident(ResultSet row) throws SQLException {
    return new Incident(
        row.getString("id"),
        Offence.valueOf(row.getString("offence")),
        row.getString("camera_id"),
        Columns.json(row, "zone", IncidentZone.class),
        row.getInt("policy_version"),
        Columns.instant(row, "started_at"),
        Columns.instant(row, "violation_at"),
        Columns.instantIfAny(row, "ended_at"),
        row.getDouble("dwell_seconds"),
        row.getDouble("unknown_seconds"),
        row.getString("label"),
        Columns.json(row, "box", NormalisedBox.class),
        List.of(Columns.json(row, "reasons", Reason[].class)),
        findings(row),
        CaseState.valueOf(row.getString("state")),
        file(row),
        List.of());
  }

  private static Findings findings(ResultSet row) throws SQLException {
    return new Findings(
        List.of(Columns.json(row, "plates", PlateCandidate[].class)),
        Columns.textIfAny(row, "lead").map(LeadReason::valueOf),
        List.of(Columns.json(row, "sources", Source[].class)),
        Columns.textIfAny(row, "ending").map(Ending::valueOf),
        Columns.textIfAny(row, "same_as"));
  }

  private static CaseFile file(ResultSet row) throws SQLException {
    return new CaseFile(
        Columns.textIfAny(row, "plate"),
        Columns.textIfAny(row, "plate_by"),
        Columns.textIfAny(row, "squad"),
        Columns.textIfAny(row, "squad_name"),
        Columns.instantIfAny(row, "due_at"),
        row.getInt("severity"),
        row.getDouble("doubt"),
        row.getObject("ordinal") == null ? Optional.empty() : Optional.of(CaseSteps.fromRow(row)));
  }
}
