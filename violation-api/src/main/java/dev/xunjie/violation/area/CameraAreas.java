package dev.xunjie.violation.area;

import dev.xunjie.violation.postgres.Columns;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where cameras stand, and in which areas that is: the table {@code camera_area}, by which {@link
 * dev.xunjie.violation.visibility.VisibleCameras} tells who sees what.
 */
@Component
public final class CameraAreas {
  private final JdbcClient database;

  CameraAreas(JdbcClient database) {
    this.database = database;
  }

  /** Ids of the areas that hold the camera; empty if none does, or nobody entered its place. */
  public Set<String> areasOf(String cameraId) {
    return new LinkedHashSet<>(
        database
            .sql("select area_id from camera_area where camera_id = :camera order by area_id")
            .param("camera", cameraId)
            .query(String.class)
            .list());
  }

  /** Where the camera stands, if somebody entered it. */
  public Optional<GeoPoint> placeOf(String cameraId) {
    return database
        .sql("select longitude, latitude from camera_place where camera_id = :camera")
        .param("camera", cameraId)
        .query((row, number) -> new GeoPoint(row.getDouble(1), row.getDouble(2)))
        .optional();
  }

  List<CameraPlace> all() {
    return database
        .sql(
            """
            select camera_id, longitude, latitude,
              array(select area_id from camera_area a where a.camera_id = p.camera_id) as areas
            from camera_place p order by camera_id
            """)
        .query(
            (row, number) ->
                new CameraPlace(
                    row.getString("camera_id"),
                    new GeoPoint(row.getDouble("longitude"), row.getDouble("latitude")),
                    new TreeSet<>(List.of((String[]) row.getArray("areas").getArray()))))
        .list();
  }

  /**
   * Keeps others from changing areas or places until the transaction ends, for each change is
   * compared with all of the other kind; reading goes on.
   */
  void oneAtATime() {
    database.sql("lock table camera_area in share row exclusive mode").update();
  }

  void save(String cameraId, GeoPoint place, List<Area> areas, String editor, Instant now) {
    database
        .sql(
            """
            insert into camera_place (camera_id, longitude, latitude, edited_by, edited_at)
            values (:camera, :longitude, :latitude, :editor, :now)
            on conflict (camera_id) do update set longitude = excluded.longitude,
              latitude = excluded.latitude, edited_by = excluded.edited_by,
              edited_at = excluded.edited_at
            """)
        .param("camera", cameraId)
        .param("longitude", place.longitude())
        .param("latitude", place.latitude())
        .param("editor", editor)
        .param("now", Columns.timestamp(now))
        .update();
    database
        .sql("delete from camera_area where camera_id = :camera")
        .param("camera", cameraId)
        .update();
    areas.stream()
        .filter(area -> area.outline().contains(place))
        .forEach(area -> add(area.id(), cameraId));
  }

  /** Finds anew which cameras the area holds. */
  void follow(Area area) {
    List<CameraPlace> places = all();
    database.sql("delete from camera_area where area_id = :area").param("area", area.id()).update();
    places.stream()
        .filter(camera -> area.outline().contains(camera.place()))
        .forEach(camera -> add(area.id(), camera.cameraId()));
  }

  private void add(String areaId, String cameraId) {
    database
        .sql("insert into camera_area (area_id, camera_id) values (:area, :camera)")
        .params(Map.of("area", areaId, "camera", cameraId))
        .update();
  }
}
