package dev.xunjie.violation.evidence;

import dev.xunjie.evidence.archive.SealedBundle;
import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.manifest.Completeness;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.evidence.manifest.MissingPart;
import dev.xunjie.violation.postgres.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which bundles were sealed, as the database knows it; the bundles themselves lie in the store. */
@Component
public final class EvidenceBundles {
  private final JdbcClient database;

  EvidenceBundles(JdbcClient database) {
    this.database = database;
  }

  /** Writes down that the bundle was sealed, once. */
  void record(SealedBundle bundle, Manifest manifest) {
    List<Completeness.Answer> unmet = manifest.completeness().gaps();
    database
        .sql(
            """
            insert into evidence_bundle values (:incident, :revision, :sequence, :manifest,
              :signature, :score, cast(:unmet as jsonb), cast(:missing as jsonb), :sealedAt)
            on conflict do nothing
            """)
        .param("incident", bundle.incidentId())
        .param("revision", bundle.revision())
        .param("sequence", bundle.sequence())
        .param("manifest", bundle.manifest().hex())
        .param("signature", bundle.signature().hex())
        .param("score", manifest.completeness().score())
        .param("unmet", Columns.json(unmet))
        .param("missing", Columns.json(manifest.missing()))
        .param("sealedAt", Columns.timestamp(manifest.assembledAt()))
        .update();
  }

  /** The newest revision that was written down, 0 if none was. */
  int newestRevision(String incidentId) {
    return database
        .sql("select coalesce(max(revision), 0) from evidence_bundle where incident_id = :incident")
        .param("incident", incidentId)
        .query(Integer.class)
        .single();
  }

  /** The newest bundle of the incident, or the one of that revision. */
  public Optional<SealedBundle> find(String incidentId, Optional<Integer> revision) {
    return database
        .sql(
            """
            select evidence_bundle.*, camera_id from evidence_bundle
              join incident on incident.id = incident_id
            where incident_id = :incident and revision = coalesce(:revision, revision)
            order by revision desc limit 1
            """)
        .param("incident", incidentId)
        .param("revision", revision.orElse(null), Types.INTEGER)
        .query((row, number) -> bundle(row))
        .optional();
  }

  /** How the evidence of each incident stands; of those without any entry nothing is known yet. */
  public Map<String, EvidenceStatus> statusOf(Collection<String> incidentIds) {
    if (incidentIds.isEmpty()) {
      return Map.of();
    }
    return database
        .sql(
            """
            select plan.incident_id, plan.changes > plan.sealed_changes as due, plan.waiting_for,
              bundle.revision, bundle.score, bundle.unmet, bundle.missing
            from evidence_plan plan left join lateral (
              select * from evidence_bundle where incident_id = plan.incident_id
              order by revision desc limit 1) bundle on true
            where plan.incident_id in (:incidents)
            """)
        .param("incidents", incidentIds)
        .query((row, number) -> Map.entry(row.getString("incident_id"), status(row)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static EvidenceStatus status(ResultSet row) throws SQLException {
    if (row.getObject("revision") == null) {
      return EvidenceStatus.awaited(row.getString("waiting_for"));
    }
    return new EvidenceStatus(
        row.getInt("revision"),
        row.getDouble("score"),
        row.getBoolean("due"),
        row.getString("waiting_for"),
        List.of(Columns.json(row, "unmet", Completeness.Answer[].class)),
        List.of(Columns.json(row, "missing", MissingPart[].class)));
  }

  private static SealedBundle bundle(ResultSet row) throws SQLException {
    return new SealedBundle(
        row.getString("incident_id"),
        row.getInt("revision"),
        row.getString("camera_id"),
        row.getLong("sequence"),
        new Sha256(row.getString("manifest_sha256")),
        new Sha256(row.getString("signature_sha256")));
  }
}
