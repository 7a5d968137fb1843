package dev.xunjie.violation.incident;

import dev.xunjie.contracts.incident.IncidentEvent;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.still.StillStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stores what events say of incidents, each incident once. Events may come twice and in any order:
 * that an incident ended is final over that it opened or was strengthened, and what a reviewer
 * decided is never touched.
 */
@Component
final class IncidentStore {
  private final JdbcClient database;
  private final StillStore stills;
  private final TransactionOperations transactions;
  private final List<IncidentListener> listeners;
  private final Clock clock;

  IncidentStore(
      JdbcClient database,
      StillStore stills,
      TransactionOperations transactions,
      List<IncidentListener> listeners,
      Clock clock) {
    this.database = database;
    this.stills = stills;
    this.transactions = transactions;
    this.listeners = List.copyOf(listeners);
    this.clock = clock;
  }

  /** What an event changed. */
  enum Change {
    /** The incident is new. */
    OPENED,
    /** More is known of it. */
    CHANGED,
    /** It was all known. */
    NOTHING
  }

  Change apply(IncidentEvent event) {
    return transactions.execute(
        status -> {
          boolean isNewEvidence = isNewEvidence(event);
          Change change = upsert(event);
          if (change != Change.NOTHING) {
            stills.add(event.incidentId(), stillsOf(event));
            listeners.forEach(listener -> listener.incidentChanged(event, isNewEvidence));
          }
          return change;
        });
  }

  private Change upsert(IncidentEvent event) {
    Optional<Boolean> isNew =
        database
            .sql(
                """
                insert into incident as known (id, offence, camera_id, zone, policy_version,
                  started_at, violation_at, ended_at, dwell_seconds, unknown_seconds, label, box,
                  reasons, plates, lead, sources, ending, same_as, received_at)
                values (:id, :offence, :camera, cast(:zone as jsonb), :policyVersion, :startedAt,
                  :violationAt, :endedAt, :dwell, :unknown, :label, cast(:box as jsonb),
                  cast(:reasons as jsonb), cast(:plates as jsonb), :lead,
                  cast(:sources as jsonb), :ending, :sameAs, :now)
                on conflict (id) do update set
                  ended_at = excluded.ended_at,
                  dwell_seconds = excluded.dwell_seconds,
                  unknown_seconds = excluded.unknown_seconds,
                  label = excluded.label,
                  reasons = excluded.reasons,
                  plates = excluded.plates,
                  ending = excluded.ending,
                  lead = excluded.lead,
                  sources = excluded.sources,
                  same_as = excluded.same_as
                where excluded.ended_at is not null
                    and (known.ended_at is null or known.ended_at < excluded.ended_at)
                  or :strengthens and known.ended_at is null
                    and (known.dwell_seconds, known.plates, known.sources)
                      is distinct from (excluded.dwell_seconds, excluded.plates, excluded.sources)
                    and known.dwell_seconds <= excluded.dwell_seconds
                returning xmax = 0
                """)
            .param("id", event.incidentId())
            .param("offence", event.offence().name())
            .param("camera", event.cameraId())
            .param("zone", Columns.json(event.zone()))
            .param("policyVersion", event.policyVersion())
            .param("startedAt", Columns.timestamp(event.startedAt()))
            .param("violationAt", Columns.timestamp(event.violationAt()))
            .param(
                "endedAt",
                event
                    .endedAt()
                    .filter(end -> event.kind() == IncidentEvent.Kind.ENDED)
                    .map(Columns::timestamp)
                    .orElse(null))
            .param("dwell", event.dwellSeconds())
            .param("unknown", event.unknownSeconds())
            .param("label", event.label())
            .param("box", Columns.json(event.box()))
            .param("reasons", Columns.json(event.reasons()))
            .param("plates", Columns.json(event.plates()))
            .param("ending", event.ending().map(Enum::name).orElse(null))
            .param("lead", event.lead().map(Enum::name).orElse(null))
            .param("sources", Columns.json(event.sources()))
            .param("sameAs", event.sameAs().orElse(null))
            .param("strengthens", event.kind() == IncidentEvent.Kind.STRENGTHENED)
            .param("now", Columns.timestamp(clock.instant()))
            .query(Boolean.class)
            .optional();
    return isNew.map(opened -> opened ? Change.OPENED : Change.CHANGED).orElse(Change.NOTHING);
  }

  /** The event's stills, and the picture in which the plate was read best. */
  private static List<Still> stillsOf(IncidentEvent event) {
    return Stream.concat(
            event.stills().stream(),
            event.plates().stream()
                .limit(1)
                .map(
                    plate ->
                        new Still(
                            Still.Moment.PLATE,
                            plate.capturedAt(),
                            plate.frame(),
                            plate.vehicle())))
        .toList();
  }

  /** Whether it brings more than a longer dwell. */
  private boolean isNewEvidence(IncidentEvent event) {
    return event.kind() != IncidentEvent.Kind.STRENGTHENED
        || database
                .sql(
                    """
                select count(*) from incident
                where id = :id and plates = cast(:plates as jsonb)
                  and sources = cast(:sources as jsonb)
                """)
                .param("id", event.incidentId())
                .param("plates", Columns.json(event.plates()))
                .param("sources", Columns.json(event.sources()))
                .query(Long.class)
                .single()
            == 0;
  }
}
