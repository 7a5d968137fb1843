package dev.xunjie.violation.casefile;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.FileRole;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.violation.casefile.CaseFileContent.Evidence;
import dev.xunjie.violation.casefile.CaseFileContent.Picture;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sealed evidence: what of it is asked for, its pictures, its files, its place in the chain.
 */
final class EvidenceChapter {
  private static final float TALLEST_STILL = 262;
  private static final float TALLEST_CROP = 150;
  private static final int CROPS = 2;

  private final Telling telling;
  private final Times times;
  private final Sheet sheet;

  EvidenceChapter(Telling telling, Times times, Sheet sheet) {
    this.telling = telling;
    this.times = times;
    this.sheet = sheet;
  }

  void write(Evidence evidence) {
    sheet.heading("电子证据", 7);
    seal(evidence);
    checklist(evidence.manifest());
    pictures(evidence);
    files(evidence.manifest());
  }

  void writeUnsealed() {
    sheet.heading("电子证据");
    sheet.text("证据尚未封存。");
  }

  private void seal(Evidence evidence) {
    Manifest manifest = evidence.manifest();
    sheet.form(
        List.of(
            Sheet.Field.of("封存版次", "第 %d 版".formatted(evidence.bundle().revision())),
            Sheet.Field.of("封存时间", times.brief(manifest.assembledAt())),
            Sheet.Field.wide("清单 SHA-256", evidence.bundle().manifest().hex()),
            Sheet.Field.wide(
                "设备证据链",
                "%s 第 %d 份".formatted(evidence.bundle().cameraId(), evidence.bundle().sequence())),
            Sheet.Field.wide(
                "前一份清单", manifest.chain().previous().map(Sha256::hex).orElse("无（链上第 1 份）")),
            Sheet.Field.wide(
                "电子签名",
                "%s  公钥指纹 %s"
                    .formatted(
                        evidence.signature().algorithm(), evidence.signature().keyId().hex())),
            Sheet.Field.wide("签名文件", "SHA-256 " + evidence.bundle().signature().hex())));
    sheet.note("证据包、清单与签名可用 xunjie evidence verify 校验。");
  }

  private void checklist(Manifest manifest) {
    sheet.subheading("证据要件");
    sheet.table(
        new float[] {5, 2},
        List.of("要件", "是否具备"),
        manifest.completeness().requirements().stream()
            .map(
                answer -> List.of(Words.of("requirement", answer.id()), answer.met() ? "具备" : "缺少"))
            .toList());
    if (manifest.missing().isEmpty()) {
      sheet.note("应有的文件全部具备。");
    } else {
      sheet.table(
          new float[] {2, 5},
          List.of("缺少的文件", "原因（系统原文）"),
          manifest.missing().stream()
              .map(part -> List.of(telling.missing(part), part.why()))
              .toList());
    }
  }

  private void pictures(Evidence evidence) {
    List<Picture> own = evidence.pictures();
    List<Sheet.Shown> crops =
        own.stream()
            .filter(picture -> picture.file().role() != FileRole.STILL)
            .sorted(Comparator.comparing(picture -> picture.file().role()))
            .limit(CROPS)
            .map(this::crop)
            .toList();
    sheet.subheading("图片", TALLEST_CROP);
    if (!crops.isEmpty()) {
      sheet.pictures(crops, TALLEST_CROP);
    }
    own.stream()
        .filter(picture -> picture.file().role() == FileRole.STILL)
        .collect(
            Collectors.groupingBy(
                picture -> picture.file().sha256(), LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(same -> sheet.pictures(List.of(shown(same)), TALLEST_STILL));
  }

  /** One sealed picture, under all its names, with what proves it. */
  private Sheet.Shown shown(List<Picture> same) {
    Sheet.Shown first = shown(same.get(0));
    String others =
        same.stream()
            .skip(1)
            .map(picture -> "\n同一画面：%s  %s".formatted(role(picture.file()), picture.file().name()))
            .collect(Collectors.joining());
    return new Sheet.Shown(first.jpeg(), first.caption() + others);
  }

  private Sheet.Shown crop(Picture picture) {
    EvidenceFile file = picture.file();
    return new Sheet.Shown(
        picture.jpeg(),
        "%s  %s  %s\nSHA-256 %s\n取自原始画面 %s"
            .formatted(
                role(file),
                times.brief(file.capturedAt()),
                file.name(),
                Telling.folded(file.sha256().hex()),
                file.original().map(Sha256::hex).map(Telling::folded).orElse(Telling.NOTHING)));
  }

  /** A sealed picture with what proves it. */
  private Sheet.Shown shown(Picture picture) {
    EvidenceFile file = picture.file();
    String code = file.antiForgeryCode().map(shown -> "  防伪码 " + shown).orElse("");
    String original = file.original().map(frame -> "\n取自原始画面 SHA-256 " + frame.hex()).orElse("");
    return new Sheet.Shown(
        picture.jpeg(),
        "%s  %s%s\n%s  SHA-256 %s%s"
            .formatted(
                role(file),
                times.brief(file.capturedAt()),
                code,
                file.name(),
                file.sha256().hex(),
                original));
  }

  private void files(Manifest manifest) {
    sheet.subheading("封存文件清单");
    sheet.table(
        new float[] {2.6f, 2.2f, 2.7f, 1.5f, 4.6f},
        List.of("文件", "内容", "拍摄时间", "字节", "SHA-256"),
        manifest.files().stream()
            .map(
                file ->
                    List.of(
                        file.name(),
                        role(file),
                        times.brief(file.capturedAt()),
                        String.valueOf(file.bytes()),
                        file.sha256().hex()))
            .toList());
  }

  private static String role(EvidenceFile file) {
    String moment = file.moment().map(shown -> " " + Words.of("still", shown)).orElse("");
    return switch (file.role()) {
      case ORIGINAL -> "原始画面";
      case STILL -> "全景" + moment;
      case SECOND_LOOK -> "复查全景" + moment;
      case PLATE_CLOSE_UP -> "号牌特写";
      case VEHICLE_CROP -> "目标特写";
      case CLIP -> "视频";
      case BROWSER_CLIP -> "视频播放副本";
    };
  }
}
