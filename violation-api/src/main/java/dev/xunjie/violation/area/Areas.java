package dev.xunjie.violation.area;

import dev.xunjie.violation.postgres.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The areas of the city, in the database. */
@Component
public final class Areas {
  private final JdbcClient database;

  Areas(JdbcClient database) {
    this.database = database;
  }

  /** All areas, by id. */
  public List<Area> all() {
    return database.sql("select * from area order by id").query(Areas::fromRow).list();
  }

  /** The area, if there is one of that id. */
  public Optional<Area> find(String areaId) {
    return database
        .sql("select * from area where id = :id")
        .param("id", areaId)
        .query(Areas::fromRow)
        .optional();
  }

  void save(Area area, String editor, Instant now) {
    database
        .sql(
            """
            insert into area (id, name, outline, edited_by, edited_at)
            values (:id, :name, cast(:outline as jsonb), :editor, :now)
            on conflict (id) do update set name = excluded.name, outline = excluded.outline,
              edited_by = excluded.edited_by, edited_at = excluded.edited_at
            """)
        .param("id", area.id())
        .param("name", area.name())
        .param("outline", Columns.json(area.outline()))
        .param("editor", editor)
        .param("now", Columns.timestamp(now))
        .update();
  }

  /** Whether there was such an area. */
  boolean remove(String areaId) {
    return database.sql("delete from area where id = :id").param("id", areaId).update() > 0;
  }

  private static Area fromRow(ResultSet row, int number) throws SQLException {
    return new Area(
        row.getString("id"), row.getString("name"), Columns.json(row, "outline", Outline.class));
  }
}
