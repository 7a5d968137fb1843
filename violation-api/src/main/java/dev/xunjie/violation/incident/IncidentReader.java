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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads incidents from PostgreSQL. */
@Component
public final class IncidentReader {
  private static final String SELECT =
      """
      select incident.*, verdict, reason, note, decided_by, display_name, decided_at
      from incident
        left join decision on decision.incident_id = incident.id
        left join account on account.username = decision.decided_by
      """;

  private final JdbcClient database;
  private final StillStore stills;
  private final CameraRegister cameras;

  IncidentReader(JdbcClient database, StillStore stills, CameraRegister cameras) {
    this.database = database;
    this.stills = stills;
    this.cameras = cameras;
  }

  /**
   * Incidents in a state: what is pending oldest violation first, what was decided newest first.
   *
   * @param after only those after this place of the order, if given
   */
  public List<IncidentSummary> list(IncidentState state, Optional<QueuePosition> after, int limit) {
    boolean oldestFirst = state == IncidentState.PENDING;
    String beyond =
        after.isEmpty()
            ? ""
            : "and (violation_at, id) " + (oldestFirst ? ">" : "<") + " (:violationAt, :id)";
    String order = oldestFirst ? "violation_at, id" : "violation_at desc, id desc";
    JdbcClient.StatementSpec query =
        database
            .sql(
                "%s where state = :state %s order by %s limit :limit"
                    .formatted(SELECT, beyond, order))
            .param("state", state.name())
            .param("limit", limit);
    if (after.isPresent()) {
      query =
          query
              .param("violationAt", Columns.timestamp(after.get().violationAt()))
              .param("id", after.get().id());
    }
    return withStills(query.query((row, number) -> incident(row)).list()).stream()
        .map(this::summary)
        .toList();
  }

  /** How many incidents are in the state. */
  public long count(IncidentState state) {
    return database
        .sql("select count(*) from incident where state = :state")
        .param("state", state.name())
        .query(Long.class)
        .single();
  }

  /** The incident as the queue lists it. */
  public Optional<IncidentSummary> summary(String id) {
    return find(id).map(this::summary);
  }

  /** All that is known of the incident. */
  public Optional<IncidentDetail> detail(String id) {
    return find(id)
        .map(
            incident ->
                IncidentDetail.of(
                    incident, summary(incident), cameras.settings(incident.cameraId())));
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
        IncidentState.valueOf(row.getString("state")),
        decision(row),
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

  private static Optional<Decision> decision(ResultSet row) throws SQLException {
    Optional<String> verdict = Columns.textIfAny(row, "verdict");
    if (verdict.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Decision(
            Verdict.valueOf(verdict.get()),
            Columns.textIfAny(row, "reason").map(RejectReason::valueOf),
            row.getString("note"),
            row.getString("decided_by"),
            row.getString("display_name"),
            Columns.instant(row, "decided_at")));
  }
}
