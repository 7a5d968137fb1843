package dev.xunjie.violation.casefile;

import dev.xunjie.contracts.incident.PlateCandidate;
import dev.xunjie.contracts.incident.Reason;
import dev.xunjie.contracts.incident.Source;
import dev.xunjie.violation.incident.IncidentDetail;
import dev.xunjie.violation.incident.IncidentSummary;
import java.util.List;
import java.util.Locale;

/** What happened, and why it counts as a violation. */
final class FactsChapter {
  private final IncidentDetail incident;
  private final IncidentSummary summary;
  private final Times times;
  private final Sheet sheet;

  FactsChapter(CaseSnapshot known, Times times, Sheet sheet) {
    this.incident = known.incident();
    this.summary = incident.summary();
    this.times = times;
    this.sheet = sheet;
  }

  void write() {
    sheet.heading("违法事实");
    sheet.text(
        "%s起，设备“%s”（编号 %s）在“%s”记录到%s；至 %s，违法行为成立。图片证明持续 %s，另有画面中断 %s 不计入。"
            .formatted(
                times.full(summary.startedAt()),
                summary.camera().name(),
                incident.deviceNumber().orElse(Telling.NOTHING),
                summary.zone().name(),
                Words.of("label", summary.label()),
                times.full(summary.violationAt()),
                Telling.seconds(summary.dwellSeconds()),
                Telling.seconds(incident.unknownSeconds())));
    summary
        .endedAt()
        .ifPresent(
            ended ->
                sheet.text(
                    "%s 最后一次见到（%s）。"
                        .formatted(
                            times.full(ended),
                            incident
                                .findings()
                                .ending()
                                .map(why -> Words.of("ending", why))
                                .orElse(Telling.NOTHING))));
    incident.findings().lead().ifPresent(lead -> sheet.text(Words.of("lead", lead) + "。"));
    incident.sign().ifPresent(sign -> sheet.text("依据的标志、标线：" + sign + "。"));
    reasons();
    plates();
    sources();
  }

  private void reasons() {
    sheet.subheading("认定依据");
    sheet.table(
        new float[] {3, 2, 2},
        List.of("项目（策略第 %d 版）".formatted(incident.policyVersion()), "阈值", "实测"),
        incident.reasons().stream()
            .map(
                reason ->
                    List.of(
                        measure(reason),
                        measured(reason, reason.threshold()),
                        measured(reason, reason.value())))
            .toList());
  }

  private void plates() {
    if (incident.findings().plates().isEmpty() && summary.file().plate().isEmpty()) {
      return;
    }
    sheet.subheading("号牌识读");
    sheet.table(
        new float[] {3, 2, 2},
        List.of("号牌", "一致的图片", "最高置信度"),
        incident.findings().plates().stream().map(FactsChapter::read).toList());
    summary
        .file()
        .plateBy()
        .ifPresent(
            officer ->
                sheet.note(
                    "号牌由执法人员 %s 更正为 %s，原识读结果保留如上。"
                        .formatted(officer, summary.file().plate().orElse(Telling.NOTHING))));
  }

  private static List<String> read(PlateCandidate plate) {
    return List.of(
        plate.best().number().text(),
        plate.votes() + " 张",
        Telling.share(plate.best().confidence()));
  }

  private void sources() {
    List<Source> sources = incident.findings().sources();
    if (sources.isEmpty()) {
      return;
    }
    sheet.subheading("同一行为的其他记录");
    sheet.table(
        new float[] {3, 3, 3, 2},
        List.of("设备", "区域", "起始", "持续"),
        sources.stream()
            .map(
                source ->
                    List.of(
                        source.cameraId(),
                        source.zone().name(),
                        times.brief(source.startedAt()),
                        Telling.seconds(source.dwellSeconds())))
            .toList());
  }

  private String measure(Reason reason) {
    return Words.of("measure", reason.measure())
        .replace("{label}", Words.of("label", summary.label()));
  }

  private static String measured(Reason reason, double value) {
    if (reason.measure().endsWith("Seconds")) {
      return Telling.seconds(value);
    }
    boolean isShare = reason.measure().matches(".*(Share|Score|Probability)");
    return isShare
        ? Telling.share(value)
        : String.format(Locale.ROOT, "%.4f", value).replaceAll("\\.?0+$", "");
  }
}
