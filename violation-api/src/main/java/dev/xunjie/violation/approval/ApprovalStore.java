package dev.xunjie.violation.approval;

import dev.xunjie.violation.postgres.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Revisions of approvals in the database, which itself refuses to change or delete one. */
@Component
final class ApprovalStore {
  private final JdbcClient database;

  ApprovalStore(JdbcClient database) {
    this.database = database;
  }

  /** All revisions of a camera's approval, newest first. */
  List<Approval> of(String cameraId) {
    return database
        .sql("select * from camera_approval where camera_id = :camera order by revision desc")
        .param("camera", cameraId)
        .query(ApprovalStore::fromRow)
        .list();
  }

  /** All revisions of all cameras' approvals. */
  List<Approval> all() {
    return database.sql("select * from camera_approval").query(ApprovalStore::fromRow).list();
  }

  void add(Approval approval) {
    ApprovalEntry entry = approval.entry();
    database
        .sql(
            """
            insert into camera_approval (
              camera_id, revision, device_number,
              legal_review_on, legal_review_by, legal_review_document,
              technical_review_on, technical_review_by, technical_review_document, verified_until,
              signs_placed_on, published_on, published_where, valid_from, valid_until,
              revoked_at, revocation_reason, edited_by, edited_at)
            values (
              :camera, :revision, :device,
              :legalOn, :legalBy, :legalDocument,
              :technicalOn, :technicalBy, :technicalDocument, :verifiedUntil,
              :signs, :publishedOn, :publishedWhere, :from, :until,
              :revokedAt, :revocationReason, :editor, :now)
            """)
        .param("camera", approval.cameraId())
        .param("revision", approval.revision())
        .param("device", entry.deviceNumber().orElse(null))
        .param("legalOn", entry.legalReview().map(review -> review.on()).orElse(null))
        .param("legalBy", entry.legalReview().map(review -> review.by()).orElse(null))
        .param("legalDocument", entry.legalReview().map(review -> review.document()).orElse(null))
        .param("technicalOn", entry.technicalReview().map(review -> review.on()).orElse(null))
        .param("technicalBy", entry.technicalReview().map(review -> review.by()).orElse(null))
        .param(
            "technicalDocument",
            entry.technicalReview().map(review -> review.document()).orElse(null))
        .param(
            "verifiedUntil",
            entry.technicalReview().map(review -> review.verifiedUntil()).orElse(null))
        .param("signs", entry.signsPlacedOn().orElse(null))
        .param("publishedOn", entry.publication().map(published -> published.on()).orElse(null))
        .param(
            "publishedWhere", entry.publication().map(published -> published.where()).orElse(null))
        .param("from", Columns.timestamp(entry.validFrom()))
        .param("until", entry.validUntil().map(Columns::timestamp).orElse(null))
        .param(
            "revokedAt",
            entry.revocation().map(taken -> Columns.timestamp(taken.at())).orElse(null))
        .param("revocationReason", entry.revocation().map(taken -> taken.reason()).orElse(null))
        .param("editor", approval.editedBy())
        .param("now", Columns.timestamp(approval.editedAt()))
        .update();
  }

  private static Approval fromRow(ResultSet row, int number) throws SQLException {
    return new Approval(
        row.getString("camera_id"),
        row.getInt("revision"),
        new ApprovalEntry(
            Columns.textIfAny(row, "device_number"),
            legalReview(row),
            technicalReview(row),
            dayIfAny(row, "signs_placed_on"),
            publication(row),
            Columns.instant(row, "valid_from"),
            Columns.instantIfAny(row, "valid_until"),
            revocation(row)),
        row.getString("edited_by"),
        Columns.instant(row, "edited_at"));
  }

  private static Optional<ApprovalEntry.Review> legalReview(ResultSet row) throws SQLException {
    Optional<LocalDate> on = dayIfAny(row, "legal_review_on");
    if (on.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ApprovalEntry.Review(
            on.get(), row.getString("legal_review_by"), row.getString("legal_review_document")));
  }

  private static Optional<ApprovalEntry.TechnicalReview> technicalReview(ResultSet row)
      throws SQLException {
    Optional<LocalDate> on = dayIfAny(row, "technical_review_on");
    if (on.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ApprovalEntry.TechnicalReview(
            on.get(),
            row.getString("technical_review_by"),
            row.getString("technical_review_document"),
            row.getObject("verified_until", LocalDate.class)));
  }

  private static Optional<ApprovalEntry.Publication> publication(ResultSet row)
      throws SQLException {
    Optional<LocalDate> on = dayIfAny(row, "published_on");
    if (on.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new ApprovalEntry.Publication(on.get(), row.getString("published_where")));
  }

  private static Optional<ApprovalEntry.Revocation> revocation(ResultSet row) throws SQLException {
    Optional<Instant> at = Columns.instantIfAny(row, "revoked_at");
    if (at.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new ApprovalEntry.Revocation(at.get(), row.getString("revocation_reason")));
  }

  private static Optional<LocalDate> dayIfAny(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }
}
