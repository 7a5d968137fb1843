package dev.xunjie.violation.record;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.record.RecordHead;
import dev.xunjie.evidence.record.RecordRow;
import dev.xunjie.evidence.record.RecordTable;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.postgres.Columns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the record. */
@Component
final class RecordReader {
  private final JdbcClient database;

  RecordReader(JdbcClient database) {
    this.database = database;
  }

  /** The newest activities before the number, newest first. */
  List<RecordRow> newest(RecordFilter filter, long before, int limit) {
    return page(filter, "sequence < :cursor", before, "desc", limit);
  }

  /** The oldest activities after the number, oldest first. */
  List<RecordRow> oldest(RecordFilter filter, long after, int limit) {
    return page(filter, "sequence > :cursor", after, "asc", limit);
  }

  /** How far the record goes; empty if its head is gone or isn't one. */
  Optional<RecordHead> head() {
    try {
      return database
          .sql("select sequence, sha256 from activity_head")
          .query(
              (row, number) ->
                  new RecordHead(row.getLong("sequence"), new Sha256(row.getString("sha256"))))
          .optional();
    } catch (IllegalArgumentException noHead) {
      return Optional.empty();
    }
  }

  /** The activity that the row tells. */
  static Activity activity(RecordRow row) {
    return new Activity(
        row.entry().sequence(),
        row.entry().at(),
        row.entry().actor(),
        row.entry().address(),
        row.entry().kind(),
        row.entry().subject(),
        Columns.details(row.entry().detail()),
        row.sha256());
  }

  private List<RecordRow> page(
      RecordFilter filter, String position, long cursor, String order, int limit) {
    List<String> conditions = new ArrayList<>(List.of(position));
    Map<String, Object> parameters = new HashMap<>(Map.of("cursor", cursor, "limit", limit));
    filter.subject().ifPresent(given -> add(conditions, parameters, "subject =", "subject", given));
    filter.actor().ifPresent(given -> add(conditions, parameters, "actor =", "actor", given));
    filter.kind().ifPresent(kind -> add(conditions, parameters, "kind =", "kind", kind.name()));
    filter
        .from()
        .ifPresent(time -> add(conditions, parameters, "at >=", "from", Columns.timestamp(time)));
    filter
        .to()
        .ifPresent(time -> add(conditions, parameters, "at <", "to", Columns.timestamp(time)));
    return database
        .sql(
            "select * from activity where %s order by sequence %s limit :limit"
                .formatted(String.join(" and ", conditions), order))
        .params(parameters)
        .query((row, number) -> RecordTable.row(row))
        .list();
  }

  private static void add(
      List<String> conditions,
      Map<String, Object> parameters,
      String comparison,
      String name,
      Object value) {
    conditions.add(comparison + " :" + name);
    parameters.put(name, value);
  }
}
