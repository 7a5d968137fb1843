package dev.xunjie.violation.casefile;

import dev.xunjie.violation.approval.Answer;
import dev.xunjie.violation.approval.Approval;
import dev.xunjie.violation.approval.ApprovalEntry;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.workflow.CaseAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the office dealt with the case: its device, its officers, its steps, its clocks. */
final class ProceedingsChapter {
  private static final String NOTHING = Telling.NOTHING;

  private final CaseSnapshot known;
  private final IncidentDetail incident;
  private final Telling telling;
  private final Times times;
  private final Sheet sheet;

  ProceedingsChapter(CaseSnapshot known, Telling telling, Times times, Sheet sheet) {
    this.known = known;
    this.incident = known.incident();
    this.telling = telling;
    this.times = times;
    this.sheet = sheet;
  }

  void write() {
    approval();
    officers();
    steps();
    clocks();
  }

  private void approval() {
    sheet.heading("设备审核", 8);
    Answer answer = known.approval();
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

  private static List<Sheet.Field> register(Approval approval) {
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
    sheet.heading("执法人员", 5);
    sheet.table(
        new float[] {2, 3, 3, 3},
        List.of("职责", "姓名", "执法证号", "时间"),
        List.of(
            officer("审核", CaseAction.CONFIRM),
            officer("复核", CaseAction.COUNTER_CONFIRM),
            officer("法制审核", CaseAction.APPROVE_LEGALLY)));
  }

  private List<String> officer(String part, CaseAction action) {
    Optional<CaseStep> step = known.last(action);
    return List.of(
        part,
        step.map(CaseStep::byName).orElse(NOTHING),
        step.flatMap(CaseStep::certificate).orElse(NOTHING),
        times.brief(step.map(CaseStep::at)));
  }

  private void steps() {
    sheet.heading("办理经过", 3);
    sheet.table(
        new float[] {.7f, 2.5f, 1.9f, 1.9f, 3, 3.6f},
        List.of("序", "时间", "事项", "状态", "人员与执法证", "说明"),
        incident.steps().stream().map(this::row).toList());
    if (incident.steps().isEmpty()) {
      sheet.note("尚未办理。");
    }
  }

  private List<String> row(CaseStep step) {
    return List.of(
        String.valueOf(step.ordinal()),
        times.brief(step.at()),
        Words.of("action", step.action()),
        Words.of("case", step.to()),
        telling.who(step.by()) + step.certificate().map(number -> "\n" + number).orElse(""),
        telling.explained(step));
  }

  private void clocks() {
    sheet.heading("法定期限", 3);
    sheet.table(
        new float[] {2, 3, 3, 3, 1.6f},
        List.of("期限", "起算", "届满", "办结", "结果"),
        known.clocks().stream().map(this::row).toList());
  }

  private List<String> row(CaseSnapshot.ClockRun clock) {
    return List.of(
        Words.of("clock", clock.kind()),
        times.brief(clock.startedAt()),
        times.brief(clock.dueAt()),
        times.brief(clock.stoppedAt()),
        known.isMissed(clock) ? "超期" : clock.stoppedAt().isPresent() ? "按期" : "计时中");
  }
}
