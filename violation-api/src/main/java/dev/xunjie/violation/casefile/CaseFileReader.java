package dev.xunjie.violation.casefile;

import dev.xunjie.violation.approval.CameraApprovals;
import dev.xunjie.violation.evidence.EvidenceBundles;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.incident.IncidentSummary;
import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.workflow.ClockKind;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what is known of a case, all of it as of one moment. */
@Component
final class CaseFileReader {
  private final IncidentReader incidents;
  private final EvidenceBundles bundles;
  private final CameraApprovals approvals;
  private final SiteReader site;
  private final TrailReader trails;
  private final JdbcClient database;
  private final TransactionTemplate oneMoment;
  private final Clock clock;

  CaseFileReader(
      IncidentReader incidents,
      EvidenceBundles bundles,
      CameraApprovals approvals,
      SiteReader site,
      TrailReader trails,
      JdbcClient database,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.incidents = incidents;
    this.bundles = bundles;
    this.approvals = approvals;
    this.site = site;
    this.trails = trails;
    this.database = database;
    this.oneMoment = new TransactionTemplate(transactions);
    this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.oneMoment.setReadOnly(true);
    this.clock = clock;
  }

  /** The case as it is now, if there is such a case. */
  Optional<CaseSnapshot> read(String incidentId) {
    return oneMoment.execute(status -> incidents.detail(incidentId).map(this::snapshot));
  }

  private CaseSnapshot snapshot(IncidentDetail incident) {
    IncidentSummary summary = incident.summary();
    return new CaseSnapshot(
        incident,
        site.squadNames(),
        bundles.find(summary.id(), Optional.empty()),
        site.looks(summary.id()),
        site.photos(summary.id()),
        approvals.at(summary.camera().id(), summary.violationAt()),
        clocks(summary.id()),
        trails.of(summary.id()),
        clock.instant());
  }

  private List<CaseSnapshot.ClockRun> clocks(String incidentId) {
    return database
        .sql("select * from case_clock where incident_id = :incident order by started_at, kind")
        .param("incident", incidentId)
        .query(
            (row, number) ->
                new CaseSnapshot.ClockRun(
                    ClockKind.valueOf(row.getString("kind")),
                    Columns.instant(row, "started_at"),
                    Columns.instant(row, "due_at"),
                    Columns.instantIfAny(row, "stopped_at")))
        .list();
  }
}
