package dev.xunjie.violation.casefile;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.record.RecordHead;
import dev.xunjie.violation.account.Role;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.postgres.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the record has of a case, and who they were. */
@Component
final class TrailReader {
  /** Some thirty pages; what is beyond is in the record's own export. */
  private static final int MOST_ROWS = 1000;

  private final JdbcClient database;

  TrailReader(JdbcClient database) {
    this.database = database;
  }

  /** The case's rows as of the caller's transaction. */
  Trail of(String incidentId) {
    return new Trail(entries(incidentId), rows(incidentId), head(), people(incidentId));
  }

  private List<Activity> entries(String incidentId) {
    return database
        .sql("select * from activity where subject = :incident order by sequence limit :limit")
        .param("incident", incidentId)
        .param("limit", MOST_ROWS)
        .query((row, number) -> activity(row))
        .list();
  }

  private static Activity activity(ResultSet row) throws SQLException {
    return new Activity(
        row.getLong("sequence"),
        Columns.instant(row, "at"),
        row.getString("actor"),
        row.getString("address"),
        row.getString("kind"),
        row.getString("subject"),
        Columns.details(row.getString("detail")),
        row.getString("sha256"));
  }

  private long rows(String incidentId) {
    return database
        .sql("select count(*) from activity where subject = :incident")
        .param("incident", incidentId)
        .query(Long.class)
        .single();
  }

  private RecordHead head() {
    return database
        .sql("select sequence, sha256 from activity_head")
        .query(
            (row, number) ->
                new RecordHead(row.getLong("sequence"), new Sha256(row.getString("sha256"))))
        .single();
  }

  private Map<String, Trail.Person> people(String incidentId) {
    return database
        .sql(
            """
            select username, display_name, roles from account
            where username in (select actor from activity where subject = :incident)
            """)
        .param("incident", incidentId)
        .query(
            (row, number) ->
                Map.entry(
                    row.getString("username"),
                    new Trail.Person(row.getString("display_name"), roles(row))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Set<Role> roles(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("roles").getArray())
        .map(Role::valueOf)
        .collect(Collectors.toSet());
  }
}
