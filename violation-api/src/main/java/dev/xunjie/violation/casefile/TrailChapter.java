package dev.xunjie.violation.casefile;

import java.util.List;

/** Who did what and when, as the record has it, and how to check that. */
final class TrailChapter {
  private final CaseSnapshot known;
  private final Telling telling;
  private final Times times;
  private final Sheet sheet;

  TrailChapter(CaseSnapshot known, Telling telling, Times times, Sheet sheet) {
    this.known = known;
    this.telling = telling;
    this.times = times;
    this.sheet = sheet;
  }

  void write() {
    Trail trail = known.trail();
    sheet.heading("全过程留痕", 4);
    sheet.table(
        new float[] {1.3f, 2.5f, 2.9f, 2.2f, 4.1f},
        List.of("序号", "时间", "人员与角色", "事项", "内容"),
        trail.entries().stream()
            .map(
                entry ->
                    List.of(
                        String.valueOf(entry.sequence()),
                        times.brief(entry.at()),
                        telling.who(entry.actor()),
                        Words.of("activity", entry.kind()),
                        telling.told(entry)))
            .toList());
    long more = trail.rows() - trail.entries().size();
    sheet.note(
        "%s人员角色为导出时的登记。留痕逐条以哈希相连，可用 xunjie audit verify 校验；导出时链首：第 %d 条，SHA-256 %s。导出本案卷另记一条，内有本文件的 SHA-256。"
            .formatted(
                more > 0 ? "另有 %d 条，见留痕导出。".formatted(more) : "",
                trail.head().sequence(),
                trail.head().sha256().hex()));
    sheet.signatures(List.of("核对人（签字）", "核对日期", "单位（盖章）"));
  }
}
