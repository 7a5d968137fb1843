package dev.xunjie.violation.still;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.violation.postgres.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is known of every still, in PostgreSQL; the pictures themselves lie in the evidence store.
 */
@Component
public final class StillStore {
  private final JdbcClient database;
  private final Clock clock;

  StillStore(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Adds those of the stills that the incident doesn't have yet, after those it has. */
  public void add(String incidentId, List<Still> stills) {
    add(incidentId, stills, false);
  }

  /** The same of a look after an order to correct. */
  public void addSecondLook(String incidentId, List<Still> stills) {
    add(incidentId, stills, true);
  }

  private void add(String incidentId, List<Still> stills, boolean isSecondLook) {
    for (Still still : stills) {
      database
          .sql(
              """
              insert into still (incident_id, ordinal, moment, captured_at, frame_partition,
                frame_offset, box, next_attempt_at, second_look)
              select :incident, coalesce(max(ordinal) + 1, 0), :moment, :capturedAt, :partition,
                :offset, cast(:box as jsonb), :now, :secondLook
              from still where incident_id = :incident
              on conflict (incident_id, moment, frame_partition, frame_offset) do nothing
              """)
          .param("incident", incidentId)
          .param("moment", still.moment().name())
          .param("capturedAt", Columns.timestamp(still.capturedAt()))
          .param("partition", still.frame().partition())
          .param("offset", still.frame().offset())
          .param("box", Columns.json(still.box()))
          .param("now", Columns.timestamp(clock.instant()))
          .param("secondLook", isSecondLook)
          .update();
    }
  }

  /** The stills of each incident, in order of time. */
  public Map<String, List<StillView>> ofIncidents(Collection<String> incidentIds) {
    if (incidentIds.isEmpty()) {
      return Map.of();
    }
    return database
        .sql(
            """
            select * from still where incident_id in (:incidents)
            order by incident_id, captured_at, ordinal
            """)
        .param("incidents", incidentIds)
        .query((row, number) -> Map.entry(row.getString("incident_id"), view(row)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                TreeMap::new,
                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /** One still, if the incident has it. */
  Optional<StillView> find(String incidentId, int ordinal) {
    return database
        .sql("select * from still where incident_id = :incident and ordinal = :ordinal")
        .param("incident", incidentId)
        .param("ordinal", ordinal)
        .query((row, number) -> view(row))
        .optional();
  }

  /**
   * Takes stills that are due for this worker alone; who crashes with them loses them after the
   * claim's time, and they are due again.
   */
  List<WantedStill> claim(int most, Duration claimTime) {
    return database
        .sql(
            """
            update still set attempts = attempts + 1, next_attempt_at = :claimedUntil
            from incident
            where incident.id = still.incident_id and (incident_id, ordinal) in (
              select incident_id, ordinal from still
              where status = 'PENDING' and next_attempt_at <= :now
              order by next_attempt_at limit :most for update skip locked)
            returning still.*, incident.camera_id
            """)
        .param("claimedUntil", Columns.timestamp(clock.instant().plus(claimTime)))
        .param("now", Columns.timestamp(clock.instant()))
        .param("most", most)
        .query((row, number) -> wanted(row))
        .list();
  }

  void markStored(WantedStill still, String sha256) {
    settle(still, StillStatus.STORED, Optional.of(sha256), Optional.empty());
  }

  void markMissing(WantedStill still, String reason) {
    settle(still, StillStatus.MISSING, Optional.empty(), Optional.of(reason));
  }

  void postpone(WantedStill still, Duration pause) {
    database
        .sql(
            """
            update still set next_attempt_at = :next
            where incident_id = :incident and ordinal = :ordinal and status = 'PENDING'
            """)
        .param("next", Columns.timestamp(clock.instant().plus(pause)))
        .param("incident", still.incidentId())
        .param("ordinal", still.ordinal())
        .update();
  }

  long pending() {
    return database
        .sql("select count(*) from still where status = 'PENDING'")
        .query(Long.class)
        .single();
  }

  private void settle(
      WantedStill still,
      StillStatus status,
      Optional<String> sha256,
      Optional<String> missingReason) {
    database
        .sql(
            """
            update still set status = :status, sha256 = :sha256, missing_reason = :reason
            where incident_id = :incident and ordinal = :ordinal and status = 'PENDING'
            """)
        .param("status", status.name())
        .param("sha256", sha256.orElse(null))
        .param("reason", missingReason.orElse(null))
        .param("incident", still.incidentId())
        .param("ordinal", still.ordinal())
        .update();
  }

  private static WantedStill wanted(ResultSet row) throws SQLException {
    return new WantedStill(
        row.getString("incident_id"),
        row.getInt("ordinal"),
        row.getString("camera_id"),
        Columns.instant(row, "captured_at"),
        frame(row),
        row.getInt("attempts"));
  }

  private static StillView view(ResultSet row) throws SQLException {
    return new StillView(
        row.getInt("ordinal"),
        Still.Moment.valueOf(row.getString("moment")),
        row.getBoolean("second_look"),
        Columns.instant(row, "captured_at"),
        frame(row),
        Columns.json(row, "box", NormalisedBox.class),
        StillStatus.valueOf(row.getString("status")),
        Columns.textIfAny(row, "sha256"),
        Columns.textIfAny(row, "missing_reason"));
  }

  private static FrameReference frame(ResultSet row) throws SQLException {
    return new FrameReference(row.getInt("frame_partition"), row.getLong("frame_offset"));
  }
}
