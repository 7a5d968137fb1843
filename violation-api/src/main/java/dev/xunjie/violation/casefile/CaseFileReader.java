package dev.xunjie.violation.casefile;

import dev.xunjie.evidence.archive.SealedBundle;
import dev.xunjie.evidence.json.CanonicalJson;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.FileRole;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.approval.CameraApprovals;
import dev.xunjie.violation.archive.EvidenceReading;
import dev.xunjie.violation.evidence.EvidenceBundles;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.incident.IncidentReader;
import dev.xunjie.violation.incident.IncidentSummary;
import dev.xunjie.violation.postgres.Columns;
import dev.xunjie.violation.workflow.ClockKind;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers what stands in a case file. */
@Component
final class CaseFileReader {
  /** Some thirty pages; what is beyond is in the record's own export. */
  private static final int MOST_RECORD_ROWS = 1000;

  private static final Set<FileRole> SHOWN =
      EnumSet.of(FileRole.STILL, FileRole.PLATE_CLOSE_UP, FileRole.VEHICLE_CROP);

  private final IncidentReader incidents;
  private final EvidenceBundles bundles;
  private final EvidenceReading reading;
  private final CameraApprovals approvals;
  private final JdbcClient database;
  private final Clock clock;

  CaseFileReader(
      IncidentReader incidents,
      EvidenceBundles bundles,
      EvidenceReading reading,
      CameraApprovals approvals,
      JdbcClient database,
      Clock clock) {
    this.incidents = incidents;
    this.bundles = bundles;
    this.reading = reading;
    this.approvals = approvals;
    this.database = database;
    this.clock = clock;
  }

  /** The case's file as of now, if there is such a case. */
  Optional<CaseFileContent> read(String incidentId, String exportedBy) {
    return incidents.detail(incidentId).map(incident -> content(incident, exportedBy));
  }

  private CaseFileContent content(IncidentDetail incident, String exportedBy) {
    IncidentSummary summary = incident.summary();
    return new CaseFileContent(
        incident,
        bundles.find(summary.id(), Optional.empty()).map(this::evidence),
        approvals.at(summary.camera().id(), summary.violationAt()),
        clocks(summary.id()),
        record(summary.id()),
        recordRows(summary.id()),
        exportedBy,
        clock.instant());
  }

  private CaseFileContent.Evidence evidence(SealedBundle bundle) {
    Manifest manifest = CanonicalJson.fromBytes(reading.read(bundle.manifest()), Manifest.class);
    List<CaseFileContent.Picture> pictures =
        manifest.files().stream()
            .filter(file -> SHOWN.contains(file.role()) && file.mediaType().equals("image/jpeg"))
            .sorted(Comparator.comparing(EvidenceFile::capturedAt))
            .map(file -> new CaseFileContent.Picture(file, reading.read(file.sha256())))
            .toList();
    return new CaseFileContent.Evidence(bundle, manifest, pictures);
  }

  private List<CaseFileContent.ClockRun> clocks(String incidentId) {
    return database
        .sql("select * from case_clock where incident_id = :incident order by started_at, kind")
        .param("incident", incidentId)
        .query(
            (row, number) ->
                new CaseFileContent.ClockRun(
                    ClockKind.valueOf(row.getString("kind")),
                    Columns.instant(row, "started_at"),
                    Columns.instant(row, "due_at"),
                    Columns.instantIfAny(row, "stopped_at"),
                    Columns.instantIfAny(row, "missed_at").isPresent()))
        .list();
  }

  private List<Activity> record(String incidentId) {
    return database
        .sql("select * from activity where subject = :incident order by sequence limit :limit")
        .param("incident", incidentId)
        .param("limit", MOST_RECORD_ROWS)
        .query(
            (row, number) ->
                new Activity(
                    row.getLong("sequence"),
                    Columns.instant(row, "at"),
                    row.getString("actor"),
                    row.getString("address"),
                    row.getString("kind"),
                    row.getString("subject"),
                    Columns.details(row.getString("detail")),
                    row.getString("sha256")))
        .list();
  }

  private long recordRows(String incidentId) {
    return database
        .sql("select count(*) from activity where subject = :incident")
        .param("incident", incidentId)
        .query(Long.class)
        .single();
  }
}
