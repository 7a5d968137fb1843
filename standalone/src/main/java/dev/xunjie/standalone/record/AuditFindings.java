package dev.xunjie.standalone.record;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.record.Anchor;
import dev.xunjie.evidence.record.AnchorFinding;
import dev.xunjie.evidence.record.Anchors;
import dev.xunjie.evidence.record.RecordBreak;
import dev.xunjie.evidence.record.RecordReport;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code audit verify} prints, for people or as JSON.
 *
 * @param intact whether nothing is wrong
 * @param intactTo up to this row, from the first, everything is as it was written
 * @param sha256 that row's hash, which stands for all of them
 * @param firstBreak what is wrong first
 * @param anchorsCompared how many genuine anchors agree
 * @param newestAnchor the genuine anchor that was written last
 * @param keyCompared whether it is known that a trusted key signed them
 * @param anchorFindings what else stands among the anchors
 */
record AuditFindings(
    boolean intact,
    long intactTo,
    Sha256 sha256,
    Optional<RecordBreak> firstBreak,
    int anchorsCompared,
    Optional<NewestAnchor> newestAnchor,
    boolean keyCompared,
    List<AnchorFinding> anchorFindings) {
  /** Up to which row, and when. */
  record NewestAnchor(long sequence, Instant at) {
    private static NewestAnchor of(Anchor anchor) {
      return new NewestAnchor(anchor.head().sequence(), anchor.at());
    }
  }

  static AuditFindings of(RecordReport report, Anchors anchors, boolean keyCompared) {
    return new AuditFindings(
        report.firstBreak().isEmpty() && !anchors.areForged(),
        report.intactTo().sequence(),
        report.intactTo().sha256(),
        report.firstBreak(),
        report.anchorsCompared(),
        anchors.newest().map(NewestAnchor::of),
        keyCompared,
        anchors.findings());
  }

  void print(PrintWriter out) {
    out.printf("intact   rows 1 to %d, hash %s%n", intactTo, sha256);
    firstBreak.ifPresent(
        found ->
            out.printf(
                "BROKEN   %s at row %d: %s%n",
                named(found.kind()), found.sequence(), found.explanation()));
    printAnchors(out);
    for (AnchorFinding finding : anchorFindings) {
      out.printf("%-8s %s: %s%n", label(finding), finding.where(), finding.explanation());
    }
    out.println(intact ? "Intact." : "NOT intact: see above.");
  }

  private void printAnchors(PrintWriter out) {
    if (newestAnchor.isEmpty()) {
      out.println(
          "anchors  none: rows that were cut off together with the head, or written anew from some"
              + " row on, would not show (--anchors DIR)");
      return;
    }
    NewestAnchor newest = newestAnchor.get();
    out.printf(
        "anchors  %d agree; the newest is of row %d at %s%s%n",
        anchorsCompared,
        newest.sequence(),
        newest.at(),
        keyCompared ? "" : " (who signed it wasn't checked: --key FILE)");
    if (intactTo > newest.sequence()) {
      out.printf("         rows %d to %d aren't anchored yet%n", newest.sequence() + 1, intactTo);
    }
  }

  private static String label(AnchorFinding finding) {
    return finding.kind() == AnchorFinding.Kind.FORGED ? "FORGED" : "note";
  }

  private static String named(RecordBreak.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
