package dev.xunjie.violation.caselist;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.camera.CameraRegister;
import dev.xunjie.violation.postgres.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads cases as rows of a table. */
@Component
final class CaseListReader {
  static final List<String> COLUMNS =
      List.of(
          "id",
          "offence",
          "case_class",
          "state",
          "violation_at",
          "started_at",
          "ended_at",
          "dwell_seconds",
          "camera_id",
          "camera",
          "device_number",
          "place",
          "zone_id",
          "zone",
          "plate",
          "squad",
          "due_at",
          "policy_version",
          "confirmed_by",
          "confirmed_certificate",
          "counter_confirmed_by",
          "counter_confirmed_certificate",
          "last_action",
          "last_reason",
          "last_at");

  private final JdbcClient database;
  private final CameraRegister cameras;
  private final ZoneId timeZone;

  CaseListReader(JdbcClient database, CameraRegister cameras, ApiSettings settings) {
    this.database = database;
    this.cameras = cameras;
    this.timeZone = settings.timeZone();
  }

  /** Ids of the cases as of now, the newest violation first, at most so many. */
  List<String> ids(CaseListFilter filter, int limit) {
    return filter
        .bind(
            database.sql(
                """
                select id from incident where %s order by violation_at desc, id desc limit :limit
                """
                    .formatted(filter.sql())))
        .param("limit", limit)
        .query(String.class)
        .list();
  }

  /** The rows of these cases, the newest violation first. */
  List<List<String>> rows(List<String> ids) {
    return database
        .sql(
            """
            select incident.*, zone ->> 'name' zone_name,
              first_officer.actor first_actor, first_officer.certificate first_certificate,
              second_officer.actor second_actor, second_officer.certificate second_certificate,
              last_step.action last_action, last_step.reason last_reason, last_step.at last_at
            from incident
              left join lateral (select * from case_step where incident_id = incident.id
                and action = 'CONFIRM' order by ordinal desc limit 1) first_officer on true
              left join lateral (select * from case_step where incident_id = incident.id
                and action = 'COUNTER_CONFIRM' order by ordinal desc limit 1) second_officer on true
              left join lateral (select * from case_step where incident_id = incident.id
                order by ordinal desc limit 1) last_step on true
            where incident.id in (:ids) order by violation_at desc, incident.id desc
            """)
        .param("ids", ids)
        .query((row, number) -> cells(row))
        .list();
  }

  private List<String> cells(ResultSet row) throws SQLException {
    String cameraId = row.getString("camera_id");
    Optional<CameraSettings> camera = cameras.settings(cameraId);
    return List.of(
        row.getString("id"),
        row.getString("offence"),
        Offence.valueOf(row.getString("offence")).caseClass(),
        row.getString("state"),
        time(row, "violation_at"),
        time(row, "started_at"),
        time(row, "ended_at"),
        String.valueOf(Math.round(row.getDouble("dwell_seconds"))),
        cameraId,
        camera.map(CameraSettings::name).orElse(cameraId),
        camera.flatMap(CameraSettings::deviceNumber).orElse(""),
        camera.flatMap(CameraSettings::place).orElse(""),
        text(row, "zone_id"),
        text(row, "zone_name"),
        text(row, "plate"),
        text(row, "squad"),
        time(row, "due_at"),
        row.getString("policy_version"),
        text(row, "first_actor"),
        text(row, "first_certificate"),
        text(row, "second_actor"),
        text(row, "second_certificate"),
        text(row, "last_action"),
        text(row, "last_reason"),
        time(row, "last_at"));
  }

  private String time(ResultSet row, String column) throws SQLException {
    return Columns.instantIfAny(row, column)
        .map(at -> at.truncatedTo(ChronoUnit.SECONDS).atZone(timeZone))
        .map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format)
        .orElse("");
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Columns.textIfAny(row, column).orElse("");
  }
}
