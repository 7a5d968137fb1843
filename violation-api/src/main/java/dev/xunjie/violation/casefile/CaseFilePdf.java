package dev.xunjie.violation.casefile;

import dev.xunjie.violation.account.SignedIn;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.incident.IncidentSummary;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a case file as a PDF in Chinese, in the order of a paper file: cover and contents, facts
 * and law, proof, proceedings, log.
 */
final class CaseFilePdf {
  private static final String TITLE = "非现场执法案卷";

  private final CaseFileContent content;
  private final CaseSnapshot known;
  private final IncidentDetail incident;
  private final IncidentSummary summary;
  private final Times times;
  private final Telling telling;
  private final Sheet sheet;

  private CaseFilePdf(CaseFileContent content, ZoneId city) {
    this.content = content;
    this.known = content.known();
    this.incident = known.incident();
    this.summary = incident.summary();
    this.times = new Times(city);
    this.telling = new Telling(times, known);
    Typeface type = Typeface.load();
    this.sheet = new Sheet(type, TITLE + " " + summary.id(), frame(type));
  }

  /** The file's bytes. */
  static byte[] write(CaseFileContent content, ZoneId city) {
    // On which page a chapter begins is known once all were written: so they are written twice.
    CaseFilePdf draft = new CaseFilePdf(content, city);
    draft.write(List.of());
    List<Sheet.Chapter> chapters = draft.sheet.chapters();
    CaseFilePdf fair = new CaseFilePdf(content, city);
    return fair.write(chapters);
  }

  private PageFrame frame(Typeface type) {
    String manifest = known.bundle().map(bundle -> bundle.manifest().hex()).orElse("尚未封存");
    return new PageFrame(
        type,
        List.of(TITLE, "导出 %s  %s".formatted(times.brief(known.at()), exporter())),
        "案号 " + summary.id(),
        List.of(
            "证据清单 SHA-256 " + manifest,
            "留痕链首 %d  SHA-256 %s"
                .formatted(known.trail().head().sequence(), known.trail().head().sha256().hex())));
  }

  private byte[] write(List<Sheet.Chapter> chapters) {
    EvidenceChapter evidence = new EvidenceChapter(telling, times, sheet);
    cover();
    sheet.note("时间均按 %s 时区。号牌等个人信息仅供有权查阅的人员使用。".formatted(times.city()));
    sheet.contents(chapters);
    sheet.newPage();
    new FactsChapter(known, times, sheet).write();
    new LawChapter(known, times, sheet).write();
    content.evidence().ifPresentOrElse(evidence::write, evidence::writeUnsealed);
    new SiteChapter(content, times, sheet).write();
    new ProceedingsChapter(known, telling, times, sheet).write();
    new TrailChapter(known, telling, times, sheet).write();
    return sheet.close();
  }

  private void cover() {
    sheet.title(TITLE, "案号 " + summary.id());
    sheet.form(
        List.of(
            Sheet.Field.of("违法行为", Words.of("offence", summary.offence())),
            Sheet.Field.of("事项代码", summary.caseClass()),
            Sheet.Field.of("违法时间", times.full(summary.violationAt())),
            Sheet.Field.of("号牌号码", summary.file().plate().orElse(Telling.NOTHING)),
            Sheet.Field.wide("违法地点", place()),
            Sheet.Field.of("设备", summary.camera().name()),
            Sheet.Field.of("设备编号", incident.deviceNumber().orElse(Telling.NOTHING)),
            Sheet.Field.of("办理状态", Words.of("case", summary.state())),
            Sheet.Field.of(
                "承办中队", summary.file().squad().map(telling::squad).orElse(Telling.NOTHING)),
            Sheet.Field.of("最近期限", times.brief(summary.file().dueAt())),
            Sheet.Field.of("证据完整度", completeness()),
            Sheet.Field.of("导出时间", times.full(known.at())),
            Sheet.Field.of("导出人", exporter()),
            Sheet.Field.wide(
                "留痕链首",
                "第 %d 条\nSHA-256 %s"
                    .formatted(
                        known.trail().head().sequence(), known.trail().head().sha256().hex()))));
  }

  private String completeness() {
    return content
        .evidence()
        .map(evidence -> evidence.manifest().completeness())
        .map(
            complete ->
                "%d 项要件具备 %d 项"
                    .formatted(
                        complete.requirements().size(),
                        complete.requirements().size() - complete.gaps().size()))
        .orElse("证据尚未封存");
  }

  private String exporter() {
    SignedIn user = content.exportedBy();
    String roles =
        user.roles().stream()
            .sorted()
            .map(role -> Words.of("role", role))
            .collect(Collectors.joining("、"));
    return "%s（%s，%s）".formatted(user.displayName(), user.username(), roles);
  }

  private String place() {
    return String.join(
        "  ",
        incident.place().orElse(summary.camera().name()),
        incident.direction().map(direction -> "（" + direction + "）").orElse(""),
        summary.zone().name());
  }
}
