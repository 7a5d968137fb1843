package dev.xunjie.violation.area;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.xunjie.violation.postgres.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The squads with their areas and duties, in the database. */
@Component
public final class Squads {
  private final JdbcClient database;

  Squads(JdbcClient database) {
    this.database = database;
  }

  /** All squads, by id. */
  public List<Squad> all() {
    Map<String, Set<String>> areas =
        database
            .sql("select squad_id, area_id from squad_area")
            .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
            .list()
            .stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
    Map<String, List<Duty>> duties =
        database
            .sql("select * from squad_duty order by squad_id, ordinal")
            .query((row, number) -> Map.entry(row.getString("squad_id"), duty(row)))
            .list()
            .stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    return database
        .sql("select * from squad order by id")
        .query((row, number) -> squad(row, areas, duties))
        .list();
  }

  /** The squad, if there is one of that id. */
  public Optional<Squad> find(String squadId) {
    return all().stream().filter(squad -> squad.id().equals(squadId)).findFirst();
  }

  void save(Squad squad, String editor, Instant now) {
    database
        .sql(
            """
            insert into squad (id, name, phone, longitude, latitude, edited_by, edited_at)
            values (:id, :name, :phone, :longitude, :latitude, :editor, :now)
            on conflict (id) do update set name = excluded.name, phone = excluded.phone,
              longitude = excluded.longitude, latitude = excluded.latitude,
              edited_by = excluded.edited_by, edited_at = excluded.edited_at
            """)
        .param("id", squad.id())
        .param("name", squad.name())
        .param("phone", squad.phone())
        .param("longitude", squad.base().longitude())
        .param("latitude", squad.base().latitude())
        .param("editor", editor)
        .param("now", Columns.timestamp(now))
        .update();
    replaceAreas(squad);
    replaceDuties(squad);
  }

  /** Whether there was such a squad. */
  boolean remove(String squadId) {
    return database.sql("delete from squad where id = :id").param("id", squadId).update() > 0;
  }

  private void replaceAreas(Squad squad) {
    database
        .sql("delete from squad_area where squad_id = :squad")
        .param("squad", squad.id())
        .update();
    for (String area : squad.areas()) {
      database
          .sql("insert into squad_area (squad_id, area_id) values (:squad, :area)")
          .param("squad", squad.id())
          .param("area", area)
          .update();
    }
  }

  private void replaceDuties(Squad squad) {
    database
        .sql("delete from squad_duty where squad_id = :squad")
        .param("squad", squad.id())
        .update();
    List<Duty> duties = squad.roster().duties();
    for (int ordinal = 0; ordinal < duties.size(); ordinal++) {
      Duty duty = duties.get(ordinal);
      database
          .sql(
              """
              insert into squad_duty (squad_id, ordinal, weekday, on_date, starts, ends)
              values (:squad, :ordinal, :weekday, :date, :starts, :ends)
              """)
          .param("squad", squad.id())
          .param("ordinal", ordinal)
          .param("weekday", duty.weekday().map(DayOfWeek::getValue).orElse(null))
          .param("date", duty.date().orElse(null))
          .param("starts", duty.from().orElse(null))
          .param("ends", duty.until().orElse(null))
          .update();
    }
  }

  private static Squad squad(
      ResultSet row, Map<String, Set<String>> areas, Map<String, List<Duty>> duties)
      throws SQLException {
    String id = row.getString("id");
    return new Squad(
        id,
        row.getString("name"),
        row.getString("phone"),
        new GeoPoint(row.getDouble("longitude"), row.getDouble("latitude")),
        areas.getOrDefault(id, Set.of()),
        new DutyRoster(duties.getOrDefault(id, List.of())));
  }

  private static Duty duty(ResultSet row) throws SQLException {
    return new Duty(
        Optional.ofNullable(row.getObject("weekday", Integer.class)).map(DayOfWeek::of),
        Optional.ofNullable(row.getObject("on_date", LocalDate.class)),
        Optional.ofNullable(row.getObject("starts", LocalTime.class)),
        Optional.ofNullable(row.getObject("ends", LocalTime.class)));
  }
}
