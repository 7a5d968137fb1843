package dev.xunjie.violation.incident;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.violation.camera.CameraRegister;
import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.visibility.VisibleCameras;
import dev.xunjie.violation.workflow.CaseState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds incidents by what is known of them, and which of them somebody may see. */
@Component
public final class IncidentSearch {
  private static final String SELECT_PAST =
      """
      select id, offence, camera_id, zone_id, coalesce(zone->>'name', zone_id) as zone_name,
        violation_at, state, plate
      from incident where id <> :id and
      """;
  private static final String SEEN_IN_AREAS = VisibleCameras.IN_AREAS;

  /** Ids of nothing, where SQL asks for at least one. */
  private static final Set<String> NONE = Set.of("");

  private final JdbcClient database;
  private final CameraRegister cameras;

  IncidentSearch(JdbcClient database, CameraRegister cameras) {
    this.database = database;
    this.cameras = cameras;
  }

  /** How many incidents the filter lets through; counted up to so many, for a table is long. */
  public long count(CaseFilter filter, int atMost) {
    return database
        .sql(
            "select count(*) from (select from incident where %s limit :atMost) found"
                .formatted(filter.sql()))
        .params(filter.parameters())
        .param("atMost", atMost)
        .query(Long.class)
        .single();
  }

  /** Those of the incidents that exist and that were seen in one of the areas; empty: in any. */
  public Set<String> visible(Collection<String> ids, Set<String> areas) {
    return new HashSet<>(
        database
            .sql(
                "select id from incident where id in (:ids) and (:everywhere or %s)"
                    .formatted(SEEN_IN_AREAS))
            .param("ids", ids.isEmpty() ? NONE : ids)
            .param("everywhere", areas.isEmpty())
            .param("areas", areas.isEmpty() ? NONE : areas)
            .query(String.class)
            .list());
  }

  /** Other incidents with the plate, newest first. */
  public List<PastIncident> ofPlate(String plate, String notThis, Set<String> areas, int limit) {
    return past("plate = :plate", notThis, areas, limit)
        .param("plate", plate)
        .query(this::row)
        .list();
  }

  /** Other incidents in that zone of that camera, newest first. */
  public List<PastIncident> ofPlace(
      String cameraId, String zoneId, String notThis, Set<String> areas, int limit) {
    return past("camera_id = :camera and zone_id = :zone", notThis, areas, limit)
        .param("camera", cameraId)
        .param("zone", zoneId)
        .query(this::row)
        .list();
  }

  private JdbcClient.StatementSpec past(
      String condition, String notThis, Set<String> areas, int limit) {
    return database
        .sql(
            "%s %s and (:everywhere or %s) order by violation_at desc limit :limit"
                .formatted(SELECT_PAST, condition, SEEN_IN_AREAS))
        .param("id", notThis)
        .param("everywhere", areas.isEmpty())
        .param("areas", areas.isEmpty() ? NONE : areas)
        .param("limit", limit);
  }

  private PastIncident row(ResultSet row, int number) throws SQLException {
    String camera = row.getString("camera_id");
    return new PastIncident(
        row.getString("id"),
        Offence.valueOf(row.getString("offence")),
        new IncidentSummary.Named(
            camera, cameras.settings(camera).map(CameraSettings::name).orElse(camera)),
        new IncidentSummary.Named(row.getString("zone_id"), row.getString("zone_name")),
        Columns.instant(row, "violation_at"),
        CaseState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("plate")));
  }
}
