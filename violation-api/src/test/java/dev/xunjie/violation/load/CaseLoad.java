package dev.xunjie.violation.load;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases by the thousand, straight into the database: as many as an office has after a year. */
public final class CaseLoad {
  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

  private CaseLoad() {}

  /**
   * Inserts that many cases, every other one waiting for a reviewer and the others over many
   * states, of 40 cameras and 200 days, each with its clock, and steps where it has a past.
   */
  public static void insert(JdbcClient database, int count) {
    database
        .sql(
            """
            insert into incident (id, offence, camera_id, zone, policy_version, started_at,
              violation_at, dwell_seconds, unknown_seconds, label, box, reasons, state, received_at,
              plate, squad, due_at, severity, doubt)
            select 'load-' || to_char(n, 'FM000000'),
              (array['ILLEGAL_PARKING', 'OUT_OF_STORE', 'DIRTY_TRUCK', 'ILLEGAL_AD'])[1 + n % 4],
              'cam-load-' || n % 40,
              '{"id": "kerb", "name": "路缘", "polygon": [[0.1, 0.1], [0.9, 0.1], [0.9, 0.9]]}',
              1, moment, moment, 180, 0, 'car', '{"left": 0.1, "top": 0.1, "right": 0.2, "bottom": 0.2}', '[]',
              state, moment, '浙A' || to_char(n % 5000, 'FM00000'),
              case when state = 'DISPATCHED' then 'squad-load-' || n % 6 end,
              case when state in ('PENDING', 'CONFIRMED', 'DISPATCHED') then now() + interval '30 days' + n * interval '1 minute' end,
              n % 3, (n % 100) / 100.0
            from (
              select n, timestamptz '2026-01-01 00:00Z' + n * interval '29 minutes' as moment,
                case when n % 2 = 0 then 'PENDING'
                  else (array['CONFIRMED', 'DISPATCHED', 'CLOSED', 'REJECTED', 'CANCELLED'])[1 + n % 5]
                end as state
              from generate_series(1, :count) n) as numbered
            """)
        .param("count", count)
        .update();
    database
        .sql(
            """
            insert into case_clock (incident_id, kind, started_at, due_at)
            select id, 'REVIEW', violation_at, due_at from incident
            where due_at is not null and id like 'load-%'
            """)
        .update();
    database
        .sql(
            """
            insert into case_step (incident_id, ordinal, action, from_state, to_state, actor, at)
            select id, 1, 'CONFIRM', 'PENDING', state, 'reviewer', violation_at from incident
            where state <> 'PENDING' and id like 'load-%'
            """)
        .update();
    database.sql("vacuum analyze").update();
    await().atMost(SETTLED_WITHIN).until(() -> isSettled(database));
  }

  /** As autovacuum leaves it, once nobody looks at what was before: indexes alone can answer. */
  private static boolean isSettled(JdbcClient database) {
    database.sql("vacuum incident").update();
    return database
        .sql("select relallvisible = relpages from pg_class where relname = 'incident'")
        .query(Boolean.class)
        .single();
  }

  /** Puts that many rows onto the record; their hashes are no chain, which nobody here looks at. */
  public static void record(JdbcClient database, int count) {
    database
        .sql(
            """
            do $$
            begin
              set local session_replication_role = replica;
              insert into activity
                select n, timestamptz '2026-01-01 00:00Z' + n * interval '7 minutes',
                  'officer.' || n % 30, '10.0.0.1',
                  (array['INCIDENT_VIEWED', 'CASE_ACTION', 'SIGNED_IN', 'LEASE_TAKEN'])[1 + n % 4],
                  'load-' || to_char(n % 9000, 'FM000000'), '{}', repeat('0', 64), repeat('0', 64)
                from (select sequence from activity_head) head,
                  generate_series(head.sequence + 1, head.sequence + COUNT) n;
              update activity_head set sequence = sequence + COUNT, sha256 = repeat('0', 64);
            end $$
            """
                .replace("COUNT", String.valueOf(count)))
        .update();
    database.sql("vacuum analyze activity").update();
  }
}
