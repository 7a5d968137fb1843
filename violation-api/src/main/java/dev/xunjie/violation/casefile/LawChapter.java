package dev.xunjie.violation.casefile;

import dev.xunjie.contracts.incident.Offence;
import dev.xunjie.violation.approval.Answer;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.workflow.CaseAction;
import dev.xunjie.violation.workflow.CaseState;
import dev.xunjie.violation.workflow.OffenceLaw;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** On which law the case stands, and how far what the law asks for was done. */
final class LawChapter {
  private static final String PENALTIES = "《中华人民共和国行政处罚法》";

  /** Cases in these states come to no penalty any more, unless they are opened again. */
  private static final Set<CaseState> OVER =
      EnumSet.of(
          CaseState.CORRECTED,
          CaseState.NOT_FOUND,
          CaseState.CLOSED,
          CaseState.REJECTED,
          CaseState.CANCELLED,
          CaseState.MERGED);

  private final CaseSnapshot known;
  private final Offence offence;
  private final Times times;
  private final Sheet sheet;

  LawChapter(CaseSnapshot known, Times times, Sheet sheet) {
    this.known = known;
    this.offence = known.incident().summary().offence();
    this.times = times;
    this.sheet = sheet;
  }

  void write() {
    LegalBasis basis = LegalBasis.of(offence);
    List<String> procedure = new ArrayList<>(List.of(PENALTIES));
    procedure.addAll(basis.proceeds());
    sheet.heading("法律依据与程序核对");
    sheet.form(
        List.of(
            Sheet.Field.wide("违法行为", String.join("\n", basis.forbids())),
            Sheet.Field.wide("办理程序", String.join("\n", procedure))));
    sheet.note("条文以行为发生时和决定作出时的有效文本为准，由法制机构核定。");
    sheet.subheading("程序核对（%s）".formatted(PENALTIES));
    sheet.table(new float[] {3, 2, 5}, List.of("法定要求", "条款", "本案情况"), requirements());
  }

  private List<List<String>> requirements() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("设备经法制和技术审核，设置明显标志，地点公布", "第四十一条", approved()));
    rows.add(List.of("记录经人工审核", "第四十一条", done(CaseAction.CONFIRM)));
    rows.add(List.of("由两名执法人员实施", "第四十二条", officers()));
    rows.add(List.of("对同一行为不重复处罚", "第二十九条", onlyOnce()));
    if (OffenceLaw.of(offence).ordersFirst()) {
      rows.add(List.of("先责令改正", "第二十八条", done(CaseAction.ORDER_CORRECTION)));
    }
    rows.add(List.of("告知内容、事实、理由、依据和权利", "第四十一、四十四条", done(CaseAction.NOTIFY)));
    rows.add(List.of("重大决定经法制审核", "第五十八条", legalReview()));
    rows.add(List.of("自立案起九十日内决定", "第六十条", done(CaseAction.DECIDE)));
    rows.add(List.of("决定书七日内送达", "第六十一条", done(CaseAction.SERVE)));
    long missed = known.clocks().stream().filter(known::isMissed).count();
    rows.add(List.of("其他期限", "第八十五条", missed == 0 ? "无超期" : "%d 项超期，见“法定期限”".formatted(missed)));
    rows.add(
        List.of(
            "全过程记录",
            "第四十七条",
            "留痕 %d 条，链首第 %d 条".formatted(known.trail().rows(), known.trail().head().sequence())));
    return rows;
  }

  private String approved() {
    if (known.approval() instanceof Answer.Valid valid) {
      return "拍摄时审核有效%s，见“设备审核”".formatted(valid.enteredLater() ? "（登记晚于拍摄）" : "");
    }
    return "拍摄时审核无效，所摄仅为线索";
  }

  private String officers() {
    Optional<CaseStep> first = known.last(CaseAction.CONFIRM);
    Optional<CaseStep> second = known.last(CaseAction.COUNTER_CONFIRM);
    if (first.isEmpty() || second.isEmpty()) {
      return first.map(step -> step.byName() + "；第二名尚未复核").orElseGet(this::notDone);
    }
    return named(first.get()) + "\n" + named(second.get());
  }

  private static String named(CaseStep step) {
    return "%s（执法证 %s）".formatted(step.byName(), step.certificate().orElse(Telling.NOTHING));
  }

  /** The second officer's confirmation is refused if the same act was enforced before. */
  private String onlyOnce() {
    return known
        .last(CaseAction.COUNTER_CONFIRM)
        .map(step -> "%s 复核时系统已核：同一行为此前未处罚".formatted(times.brief(step.at())))
        .orElseGet(this::notDone);
  }

  private String legalReview() {
    return known
        .last(CaseAction.APPROVE_LEGALLY)
        .map(step -> "%s  %s".formatted(times.brief(step.at()), step.byName()))
        .orElseGet(() -> known.last(CaseAction.DECIDE).isPresent() ? "未列为重大决定" : notDone());
  }

  private String notDone() {
    return OVER.contains(known.incident().summary().state()) ? "本案未进入此程序" : "尚未办理";
  }

  private String done(CaseAction action) {
    return known
        .last(action)
        .map(step -> "%s  %s".formatted(times.brief(step.at()), step.byName()))
        .orElseGet(this::notDone);
  }
}
