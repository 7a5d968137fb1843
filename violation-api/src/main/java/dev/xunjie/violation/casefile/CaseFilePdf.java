package dev.xunjie.violation.casefile;

import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.FileRole;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.approval.Answer;
import dev.xunjie.violation.approval.Approval;
import dev.xunjie.violation.approval.ApprovalEntry;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.incident.IncidentSummary;
import dev.xunjie.violation.workflow.CaseAction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a case file as a PDF in Chinese, in the order of a paper file: cover, facts, proof, log.
 */
final class CaseFilePdf {
  private static final String TITLE = "非现场执法案卷";
  private static final String NOTHING = "―";
  private static final float TALLEST_STILL = 262;
  private static final float TALLEST_CROP = 150;

  private final CaseFileContent content;
  private final IncidentDetail incident;
  private final IncidentSummary summary;
  private final Times times;
  private final Sheet sheet;

  private CaseFilePdf(CaseFileContent content, ZoneId city) {
    this.content = content;
    this.incident = content.incident();
    this.summary = incident.summary();
    this.times = new Times(city);
    Typeface type = Typeface.load();
    String manifest =
        content.evidence().map(known -> known.bundle().manifest().hex()).orElse("尚未封存");
    this.sheet =
        new Sheet(
            type,
            TITLE + " " + summary.id(),
            new PageFrame(type, TITLE, "案号 " + summary.id(), "证据清单 SHA-256 " + manifest));
  }

  /** The file's bytes. */
  static byte[] write(CaseFileContent content, ZoneId city) {
    return new CaseFilePdf(content, city).write();
  }

  private byte[] write() {
    cover();
    facts();
    content.evidence().ifPresentOrElse(this::evidence, this::noEvidence);
    approval();
    officers();
    steps();
    clocks();
    activities();
    return sheet.close();
  }

  private void cover() {
    sheet.title(
        TITLE, "%s 导出  %s".formatted(content.exportedBy(), times.full(content.exportedAt())));
    sheet.form(
        List.of(
            Sheet.Field.of("案号", summary.id()),
            Sheet.Field.of("状态", Words.of("case", summary.state())),
            Sheet.Field.of("违法行为", Words.of("offence", summary.offence())),
            Sheet.Field.of("事项代码", summary.caseClass()),
            Sheet.Field.of("违法时间", times.full(summary.violationAt())),
            Sheet.Field.of("号牌号码", summary.file().plate().orElse(NOTHING)),
            Sheet.Field.wide("违法地点", place()),
            Sheet.Field.of("承办中队", summary.file().squad().orElse(NOTHING)),
            Sheet.Field.of("最近期限", times.brief(summary.file().dueAt()))));
  }

  private String place() {
    return String.join(
        "  ",
        incident.place().orElse(summary.camera().name()),
        incident.direction().map(direction -> "（" + direction + "）").orElse(""),
        summary.zone().name());
  }

  private void facts() {
    sheet.heading("一、违法事实");
    sheet.text(
        "%s起，设备“%s”（编号 %s）在“%s”记录到%s；至 %s，违法行为成立。图片证明持续 %s，另有画面中断 %s 不计入。"
            .formatted(
                times.full(summary.startedAt()),
                summary.camera().name(),
                incident.deviceNumber().orElse(NOTHING),
                summary.zone().name(),
                Words.of("label", summary.label()),
                times.full(summary.violationAt()),
                seconds(summary.dwellSeconds()),
                seconds(incident.unknownSeconds())));
    incident.sign().ifPresent(sign -> sheet.text("依据的标志、标线：" + sign + "。"));
    sheet.table(
        new float[] {3, 2, 2},
        List.of("认定依据（策略第 %d 版）".formatted(incident.policyVersion()), "阈值", "实测"),
        incident.reasons().stream()
            .map(
                reason ->
                    List.of(
                        Words.of("measure", reason.measure()),
                        measured(reason, reason.threshold()),
                        measured(reason, reason.value())))
            .toList());
  }

  private static String seconds(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " 秒" : "%d 分 %d 秒".formatted(whole / 60, whole % 60);
  }

  private static String measured(Reason reason, double value) {
    if (reason.measure().endsWith("Seconds")) {
      return seconds(value);
    }
    boolean isShare = reason.measure().matches(".*(Share|Score|Probability)");
    return isShare
        ? String.format(Locale.ROOT, "%.1f%%", value * 100)
        : String.format(Locale.ROOT, "%.4f", value).replaceAll("\\.?0+$", "");
  }

  private void evidence(CaseFileContent.Evidence evidence) {
    Manifest manifest = evidence.manifest();
    sheet.heading("二、证据", 6);
    sheet.form(
        List.of(
            Sheet.Field.of("封存版次", "第 %d 版".formatted(evidence.bundle().revision())),
            Sheet.Field.of("封存时间", times.brief(manifest.assembledAt())),
            Sheet.Field.of(
                "完整度", String.format(Locale.ROOT, "%.0f%%", manifest.completeness().score() * 100)),
            Sheet.Field.of("文件数", manifest.files().size() + " 个"),
            Sheet.Field.wide("缺少", missing(manifest)),
            Sheet.Field.wide("清单 SHA-256", evidence.bundle().manifest().hex()),
            Sheet.Field.wide(
                "设备证据链",
                "%s 第 %d 份"
                    .formatted(evidence.bundle().cameraId(), evidence.bundle().sequence()))));
    List<Sheet.Shown> crops =
        evidence.pictures().stream()
            .filter(picture -> picture.file().role() != FileRole.STILL)
            .sorted(Comparator.comparing(picture -> picture.file().role()))
            .limit(2)
            .map(this::shown)
            .toList();
    sheet.note(" ");
    if (!crops.isEmpty()) {
      sheet.pictures(crops, TALLEST_CROP);
    }
    evidence.pictures().stream()
        .filter(picture -> picture.file().role() == FileRole.STILL)
        .forEach(picture -> sheet.pictures(List.of(shown(picture)), TALLEST_STILL));
  }

  private void noEvidence() {
    sheet.heading("二、证据");
    sheet.text("证据尚未封存。");
  }

  private static String missing(Manifest manifest) {
    List<String> missing = new ArrayList<>();
    manifest.completeness().gaps().forEach(gap -> missing.add(Words.of("requirement", gap.id())));
    manifest.missing().forEach(part -> missing.add(part.part() + "：" + part.why()));
    return missing.isEmpty() ? "无" : String.join("；", missing);
  }

  private Sheet.Shown shown(CaseFileContent.Picture picture) {
    EvidenceFile file = picture.file();
    String what =
        switch (file.role()) {
          case PLATE_CLOSE_UP -> "号牌特写";
          case VEHICLE_CROP -> "车辆特写";
          default -> "全景 " + file.moment().map(moment -> Words.of("still", moment)).orElse("");
        };
    String code = file.antiForgeryCode().map(known -> "  防伪码 " + known).orElse("");
    return new Sheet.Shown(
        picture.jpeg(),
        "%s  %s%s\n%s\nSHA-256 %s"
            .formatted(
                what, times.brief(file.capturedAt()), code, file.name(), file.sha256().hex()));
  }

  private void approval() {
    sheet.heading("三、设备审核", 8);
    Answer answer = content.approval();
    String standing = "拍摄时审核有效";
    if (answer instanceof Answer.NotValid lacking) {
      standing =
          "拍摄时审核无效：%s。所摄仅为线索。"
              .formatted(
                  lacking.missing().stream()
                      .map(one -> Words.of("shortcoming", one))
                      .sorted()
                      .collect(Collectors.joining("、")));
    } else if (answer instanceof Answer.Valid valid && valid.enteredLater()) {
      standing = "拍摄时审核有效（登记晚于拍摄）";
    }
    List<Sheet.Field> fields = new ArrayList<>(List.of(Sheet.Field.wide("结论", standing)));
    answer.deciding().ifPresent(approval -> fields.addAll(register(approval)));
    sheet.form(fields);
  }

  private List<Sheet.Field> register(Approval approval) {
    ApprovalEntry entry = approval.entry();
    return List.of(
        Sheet.Field.of("设备编号", entry.deviceNumber().orElse(NOTHING)),
        Sheet.Field.of("登记版次", "第 %d 版".formatted(approval.revision())),
        Sheet.Field.wide(
            "法制审核",
            entry
                .legalReview()
                .map(review -> "%s  %s  %s".formatted(review.on(), review.by(), review.document()))
                .orElse(NOTHING)),
        Sheet.Field.wide(
            "技术审核",
            entry
                .technicalReview()
                .map(
                    review ->
                        "%s  %s  %s  检定有效期至 %s"
                            .formatted(
                                review.on(),
                                review.by(),
                                review.document(),
                                review.verifiedUntil()))
                .orElse(NOTHING)),
        Sheet.Field.of("标志设置", entry.signsPlacedOn().map(String::valueOf).orElse(NOTHING)),
        Sheet.Field.of(
            "地点公布",
            entry
                .publication()
                .map(published -> "%s  %s".formatted(published.on(), published.where()))
                .orElse(NOTHING)));
  }

  private void officers() {
    sheet.heading("四、执法人员");
    sheet.table(
        new float[] {2, 3, 3, 3},
        List.of("", "姓名", "执法证号", "时间"),
        List.of(
            officer("审核", CaseAction.CONFIRM),
            officer("复核", CaseAction.COUNTER_CONFIRM),
            officer("法制审核", CaseAction.APPROVE_LEGALLY)));
  }

  private List<String> officer(String part, CaseAction action) {
    Optional<CaseStep> step =
        incident.steps().stream()
            .filter(one -> one.action() == action)
            .reduce((earlier, later) -> later);
    return List.of(
        part,
        step.map(CaseStep::byName).orElse(NOTHING),
        step.flatMap(CaseStep::certificate).orElse(NOTHING),
        times.brief(step.map(CaseStep::at)));
  }

  private void steps() {
    sheet.heading("五、办理经过");
    sheet.table(
        new float[] {.6f, 2.5f, 2, 2, 3, 3.4f},
        List.of("序", "时间", "事项", "状态", "人员", "说明"),
        incident.steps().stream()
            .map(
                step ->
                    List.of(
                        String.valueOf(step.ordinal()),
                        times.brief(step.at()),
                        Words.of("action", step.action()),
                        Words.of("case", step.to()),
                        step.byName() + step.certificate().map(number -> "\n" + number).orElse(""),
                        explained(step)))
            .toList());
    if (incident.steps().isEmpty()) {
      sheet.note("尚未办理。");
    }
  }

  private String explained(CaseStep step) {
    List<String> said = new ArrayList<>();
    step.reason()
        .ifPresent(
            why -> {
              String kind = step.action() == CaseAction.REJECT ? "reason" : "ground";
              said.add(Words.of(kind, why));
            });
    if (!step.note().isBlank()) {
      said.add(step.note());
    }
    step.detail().forEach((name, value) -> told(name, value).ifPresent(said::add));
    return String.join("\n", said);
  }

  private void clocks() {
    sheet.heading("六、法定期限");
    sheet.table(
        new float[] {2, 3, 3, 3, 1.6f},
        List.of("期限", "起算", "届满", "办结", ""),
        content.clocks().stream()
            .map(
                clock ->
                    List.of(
                        Words.of("clock", clock.kind()),
                        times.brief(clock.startedAt()),
                        times.brief(clock.dueAt()),
                        times.brief(clock.stoppedAt()),
                        clock.missed() ? "超期" : clock.stoppedAt().isPresent() ? "按期" : "计时中"))
            .toList());
  }

  private void activities() {
    sheet.heading("七、全过程留痕");
    sheet.table(
        new float[] {1.2f, 2.6f, 2, 2.4f, 4.4f},
        List.of("序号", "时间", "人员", "事项", "内容"),
        content.record().stream()
            .map(
                entry ->
                    List.of(
                        String.valueOf(entry.sequence()),
                        times.brief(entry.at()),
                        entry.actor(),
                        Words.of("activity", entry.kind()),
                        told(entry)))
            .toList());
    long more = content.recordRows() - content.record().size();
    sheet.note(
        more > 0
            ? "另有 %d 条，见留痕导出。留痕逐条以哈希相连，可用 xunjie audit verify 校验。".formatted(more)
            : "留痕逐条以哈希相连，可用 xunjie audit verify 校验。");
  }

  private String told(Activity entry) {
    Map<String, Object> detail = entry.detail();
    List<String> said = new ArrayList<>();
    if (detail.containsKey("from") && detail.containsKey("to")) {
      said.add(
          "%s：%s → %s"
              .formatted(
                  Words.of("action", detail.get("action")),
                  Words.of("case", detail.get("from")),
                  Words.of("case", detail.get("to"))));
    }
    detail.forEach((name, value) -> told(name, value).ifPresent(said::add));
    return String.join("\n", said);
  }

  /** A detail in words; nothing, if it says nothing or was said before. */
  private Optional<String> told(String name, Object value) {
    if (String.valueOf(value).isEmpty() || Set.of("action", "from", "to").contains(name)) {
      return Optional.empty();
    }
    if (value instanceof List<?> list) {
      boolean isStills = name.equals("stills");
      return Optional.of(isStills ? "图片 %d 张".formatted(list.size()) : said(name, list.toString()));
    }
    return Optional.of(
        name.equals("clock")
            ? Words.of("clock", value)
            : said(name, readable(String.valueOf(value))));
  }

  private static String said(String name, String value) {
    return Words.of("detail", name) + " " + value;
  }

  /** A hash is known by its beginning, a time is told by the city's clock. */
  private String readable(String value) {
    if (value.matches("[0-9a-f]{64}")) {
      return value.substring(0, 16) + "…";
    }
    return value.matches("\\d{4}-\\d\\d-\\d\\dT.*Z") ? times.brief(Instant.parse(value)) : value;
  }
}
