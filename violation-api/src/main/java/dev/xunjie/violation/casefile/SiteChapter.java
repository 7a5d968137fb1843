package dev.xunjie.violation.casefile;

import dev.xunjie.violation.area.GeoPoint;
import dev.xunjie.violation.casefile.CaseFileContent.LookPicture;
import dev.xunjie.violation.casefile.CaseFileContent.SitePhoto;
import dev.xunjie.violation.incident.CaseStep;
import dev.xunjie.violation.recheck.Rechecks.RecheckView;
import dev.xunjie.violation.task.TaskPhoto;
import dev.xunjie.violation.workflow.CaseAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was done and seen on the spot after the incident: the squad's photos and second looks. */
final class SiteChapter {
  private static final float TALLEST_PHOTO = 190;
  private static final float TALLEST_STILL = 230;

  private final CaseFileContent content;
  private final Times times;
  private final Sheet sheet;

  SiteChapter(CaseFileContent content, Times times, Sheet sheet) {
    this.content = content;
    this.times = times;
    this.sheet = sheet;
  }

  void write() {
    if (content.photos().isEmpty() && content.known().looks().isEmpty()) {
      return;
    }
    sheet.heading("现场处置与复查");
    for (TaskPhoto.Moment moment : TaskPhoto.Moment.values()) {
      photos(moment);
    }
    if (!content.photos().isEmpty()) {
      sheet.note("照片按手机原样保存，SHA-256 为原件的；此处为缩印件。拍摄时间、位置为手机所报，收到时间为系统时间。");
    }
    content.known().looks().forEach(this::look);
  }

  private void photos(TaskPhoto.Moment moment) {
    List<SitePhoto> photos =
        content.photos().stream().filter(one -> one.photo().moment() == moment).toList();
    if (photos.isEmpty()) {
      return;
    }
    sheet.subheading("现场照片：" + Words.of("photos", moment), TALLEST_PHOTO);
    List<Sheet.Shown> pair = new ArrayList<>();
    for (SitePhoto photo : photos) {
      if (photo.print().isEmpty()) {
        sheet.text("一张照片未能通过完整性校验或已不在证据库，未予列印：\n" + caption(photo.photo()));
        continue;
      }
      pair.add(new Sheet.Shown(photo.print().get(), caption(photo.photo())));
      if (pair.size() == 2) {
        sheet.pictures(pair, TALLEST_PHOTO);
        pair.clear();
      }
    }
    if (!pair.isEmpty()) {
      sheet.pictures(pair, TALLEST_PHOTO, 2);
    }
  }

  private String caption(TaskPhoto photo) {
    return "%s  拍摄 %s\n收到 %s  %s\n%s\nSHA-256 %s"
        .formatted(
            Words.of("photos", photo.moment()),
            times.brief(photo.takenAt()),
            times.brief(photo.uploadedAt()),
            photo.uploadedByName(),
            photo.place().map(place -> place(place, photo.accuracyMetres())).orElse("无位置"),
            Telling.folded(photo.sha256()));
  }

  private static String place(GeoPoint place, Optional<Double> accuracyMetres) {
    String known = accuracyMetres.map("（误差约 %.0f 米）"::formatted).orElse("");
    return String.format(Locale.ROOT, "东经 %.6f°  北纬 %.6f°", place.longitude(), place.latitude())
        + known;
  }

  private void look(RecheckView look) {
    sheet.subheading("责令改正与复查", 90);
    Optional<CaseStep> order = orderOf(look);
    sheet.form(
        List.of(
            Sheet.Field.of("责令时间", times.brief(order.map(CaseStep::at))),
            Sheet.Field.of("责令人员", order.map(CaseStep::byName).orElse(Telling.NOTHING)),
            Sheet.Field.of("改正期限至", times.brief(look.dueAt())),
            Sheet.Field.of("复查令", look.orderId()),
            Sheet.Field.of("复查结果", finding(look)),
            Sheet.Field.of("认定画面时间", times.brief(look.answeredAt())),
            Sheet.Field.wide("复查说明", look.why().orElse(Telling.NOTHING))));
    pictures(look).forEach(picture -> sheet.pictures(List.of(picture), TALLEST_STILL));
  }

  private String finding(RecheckView look) {
    return look.finding()
        .map(
            finding ->
                switch (finding) {
                  case CORRECTED -> "已改正";
                  case STILL_THERE -> "未改正";
                  case UNKNOWN -> "画面无法认定，须现场核查";
                })
        .orElse(look.isSent() ? "尚待复查" : "尚未下达");
  }

  private List<Sheet.Shown> pictures(RecheckView look) {
    return content.looks().stream()
        .filter(picture -> isOf(picture, look))
        .map(
            picture ->
                new Sheet.Shown(
                    picture.jpeg(),
                    "复查画面 %s  %s\nSHA-256 %s"
                        .formatted(
                            Words.of("still", picture.still().moment()),
                            times.brief(picture.still().capturedAt()),
                            picture.still().sha256().orElse(Telling.NOTHING))))
        .toList();
  }

  private boolean isOf(LookPicture picture, RecheckView look) {
    return content.known().lookAt(picture.still().capturedAt()).filter(look::equals).isPresent();
  }

  /** An order's id ends with the number of the step that gave it. */
  private Optional<CaseStep> orderOf(RecheckView look) {
    return content.known().incident().steps().stream()
        .filter(step -> step.action() == CaseAction.ORDER_CORRECTION)
        .filter(step -> look.orderId().endsWith("-" + step.ordinal()))
        .findFirst();
  }
}
