package dev.xunjie.violation.task;

import dev.xunjie.violation.area.GeoPoint;
import dev.xunjie.violation.postgres.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is known of the photos, in PostgreSQL, which refuses to change or delete any; the bytes lie
 * in the evidence store.
 */
@Component
public final class TaskPhotos {
  private static final String SELECT =
      "select task_photo.*, display_name from task_photo join account on username = uploaded_by ";

  private final JdbcClient database;

  TaskPhotos(JdbcClient database) {
    this.database = database;
  }

  /** The case's photos in the order in which they came. */
  public List<TaskPhoto> of(String incidentId) {
    return database
        .sql(SELECT + "where incident_id = :incident order by uploaded_at, id")
        .param("incident", incidentId)
        .query((row, number) -> photo(row))
        .list();
  }

  Optional<TaskPhoto> find(String photoId) {
    return database
        .sql(SELECT + "where id = :id")
        .param("id", photoId)
        .query((row, number) -> photo(row))
        .optional();
  }

  /** Whether the case has the very same bytes already, as a photo of another id. */
  boolean isUsed(TaskPhoto photo) {
    return database
        .sql(
            """
            select exists (select from task_photo
              where incident_id = :incident and sha256 = :sha256 and id <> :id)
            """)
        .param("incident", photo.incidentId())
        .param("sha256", photo.sha256())
        .param("id", photo.id())
        .query(Boolean.class)
        .single();
  }

  /** Adds the photo unless one of its id is there; whether it did. */
  boolean add(TaskPhoto photo) {
    return database
            .sql(
                """
                insert into task_photo (id, incident_id, moment, sha256, bytes, content_type,
                  taken_at, longitude, latitude, accuracy_m, uploaded_by, uploaded_at)
                values (:id, :incident, :moment, :sha256, :bytes, :contentType, :takenAt,
                  :longitude, :latitude, :accuracy, :uploadedBy, :uploadedAt)
                on conflict (id) do nothing
                """)
            .param("id", photo.id())
            .param("incident", photo.incidentId())
            .param("moment", photo.moment().name())
            .param("sha256", photo.sha256())
            .param("bytes", photo.bytes())
            .param("contentType", photo.contentType())
            .param("takenAt", Columns.timestamp(photo.takenAt()))
            .param("longitude", photo.place().map(GeoPoint::longitude).orElse(null), Types.DOUBLE)
            .param("latitude", photo.place().map(GeoPoint::latitude).orElse(null), Types.DOUBLE)
            .param("accuracy", photo.accuracyMetres().orElse(null), Types.DOUBLE)
            .param("uploadedBy", photo.uploadedBy())
            .param("uploadedAt", Columns.timestamp(photo.uploadedAt()))
            .update()
        > 0;
  }

  private static TaskPhoto photo(ResultSet row) throws SQLException {
    Optional<Double> longitude = Optional.ofNullable(row.getObject("longitude", Double.class));
    Optional<Double> latitude = Optional.ofNullable(row.getObject("latitude", Double.class));
    return new TaskPhoto(
        row.getString("id"),
        row.getString("incident_id"),
        TaskPhoto.Moment.valueOf(row.getString("moment")),
        row.getString("sha256"),
        row.getInt("bytes"),
        row.getString("content_type"),
        Columns.instant(row, "taken_at"),
        longitude.flatMap(east -> latitude.map(north -> new GeoPoint(east, north))),
        Optional.ofNullable(row.getObject("accuracy_m", Double.class)),
        row.getString("uploaded_by"),
        row.getString("display_name"),
        Columns.instant(row, "uploaded_at"));
  }
}
