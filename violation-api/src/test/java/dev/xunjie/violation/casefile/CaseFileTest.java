package dev.xunjie.violation.casefile;

import static dev.xunjie.violation.TestingCases.approve;
import static dev.xunjie.violation.TestingCases.officer;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingCases.takeAndAct;
import static dev.xunjie.violation.TestingIncidents.awaitState;
import static dev.xunjie.violation.TestingIncidents.goodsOutside;
import static dev.xunjie.violation.TestingIncidents.newId;
import static dev.xunjie.violation.TestingIncidents.opened;
import static dev.xunjie.violation.TestingIncidents.openedWithPlate;
import static dev.xunjie.violation.TestingIncidents.registerCamera;
import static dev.xunjie.violation.TestingIncidents.scenes;
import static dev.xunjie.violation.TestingIncidents.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.recheck.RecheckAnswer;
import dev.xunjie.contracts.recheck.RecheckOrder;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingCases;
import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingSquads;
import dev.xunjie.violation.TestingStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The case file on paper. */
class CaseFileTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final TestingStack stack = TestingStack.shared();

  @Test
  void tellsTheWholeCaseOnPagesThatCarryTheManifestsHash() throws IOException {
    registerCamera();
    approve(TestingIncidents.CAMERA);
    String plate = TestingCases.newPlate();
    String id = newId();
    send(openedWithPlate(id, scenes(id), plate));
    awaitRevision(id, 1);
    require(takeAndAct(officer(), id, "CONFIRM", "note", "车主𠮷先生在场 – 已拍照"));
    require(takeAndAct(officer("second.officer"), id, "COUNTER_CONFIRM"));
    TestingCases.createSquad(TestingCases.SQUAD);
    require(TestingCases.act(officer(), id, "DISPATCH", "squad", TestingCases.SQUAD));
    TestingBrowser legal = TestingBrowser.user("legal.file", "LEGAL");

    Answer file = require(legal.get("/api/incidents/%s/case-file.pdf".formatted(id)));

    Files.write(Path.of("target", "case-file.pdf"), file.response().body());
    assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(file.header("Content-Disposition")).contains("case-" + id + ".pdf");
    String manifest = manifestOf(id);
    try (PDDocument pdf = Loader.loadPDF(file.response().body())) {
      PDFTextStripper stripper = new PDFTextStripper();
      String text = stripper.getText(pdf);
      assertThat(text)
          .contains("卷内目录", "《中华人民共和国道路交通安全法》第五十六条", "对同一行为不重复处罚")
          .contains("证据要件", "应有的文件全部具备", "clip-1.mp4", "导出人", "legal.file，法制员")
          .contains("非现场执法案卷", id, "机动车违法停放", "05-05", plate, "已派遣")
          .contains("2025年11月3日 10:03:00", "证-first-officer", "证-second-officer")
          .contains("车主〓先生在场 ― 已拍照", "防伪码", "号牌特写", "拍摄时审核有效", "持续时长")
          .contains("复核通过", "派遣", "审核录入");
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(pdf))
            .contains("证据清单 SHA-256 " + manifest, "第 %d 页".formatted(page), "案号 " + id)
            .contains("%d 页".formatted(pdf.getNumberOfPages()));
        assertThat(fonts(pdf.getPage(page - 1))).allMatch(PDFont::isEmbedded).isNotEmpty();
      }
    }
    assertThat(recorded(id))
        .contains("CASE_FILE_EXPORTED", Sha256.of(file.response().body()).hex(), manifest);
  }

  @Test
  void showsWhatTheSquadTookAndWhatTheSecondLookFound() throws IOException {
    registerCamera();
    approve(TestingIncidents.CAMERA);
    String id = newId();
    send(goodsOutside(id, scenes(id)));
    awaitRevision(id, 1);
    require(takeAndAct(officer(), id, "CONFIRM"));
    require(takeAndAct(officer("second.officer"), id, "COUNTER_CONFIRM"));
    TestingBrowser squad = TestingCases.squad("squad.of.the.file");
    require(TestingCases.act(officer(), id, "DISPATCH", "squad", TestingCases.SQUAD));
    require(TestingCases.act(squad, id, "ACCEPT"));
    String before = broughtPhoto(squad, id, "BEFORE");
    String after = broughtPhoto(squad, id, "AFTER");
    TestingCases.photo(id, "AFTER");
    LocalDate tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
    require(TestingCases.act(squad, id, "ORDER_CORRECTION", "correctBy", tomorrow.toString()));
    answerSecondLook(id);
    awaitState(id, "CORRECTED");
    TestingIncidents.awaitStills(id, 4);

    Answer file = require(officer().get("/api/incidents/%s/case-file.pdf".formatted(id)));

    Files.write(Path.of("target", "case-file-on-site.pdf"), file.response().body());
    try (PDDocument pdf = Loader.loadPDF(file.response().body())) {
      String text = new PDFTextStripper().getText(pdf);
      assertThat(text)
          .contains("现场照片：处置前", "现场照片：处置后", "东经 120.161700°", "误差约 9 米")
          .contains(before.substring(0, 32), after.substring(32))
          .contains("一张照片未能通过完整性校验或已不在证据库")
          .contains("责令改正与复查", "已改正", "门前已清空", id + "-5", "复查画面 离开后")
          .contains("squad.of.the.file", "湖滨中队", "先责令改正", "本案未进入此程序", "1 项超期", "留痕链首");
      assertThat(pdf.getDocumentCatalog().getDocumentOutline().children()).hasSize(9);
    }
  }

  @Test
  void tellsThatEvidenceIsNotSealedYetAndThatACaseIsUnknown() throws IOException {
    String id = newId();
    send(opened(id, List.of()));
    TestingIncidents.awaitIncident(id);

    Answer file =
        require(TestingBrowser.observer().get("/api/incidents/%s/case-file.pdf".formatted(id)));

    try (PDDocument pdf = Loader.loadPDF(file.response().body())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("尚未办理", "待审核");
    }
    Answer unknown = TestingBrowser.observer().get("/api/incidents/none/case-file.pdf");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.code()).isEqualTo("unknown-incident");
  }

  /** Brings a photo with a place, and gives its hash. */
  private static String broughtPhoto(TestingBrowser squad, String id, String moment) {
    byte[] photo = TestingSquads.photo(moment + id);
    require(
        squad.upload(
            TestingSquads.photosOf(id, moment, Instant.now())
                + "&longitude=120.1617&latitude=30.2531&accuracyMetres=9",
            photo,
            "image/jpeg",
            UUID.randomUUID().toString()));
    return Sha256.of(photo).hex();
  }

  /** As the job does once the order's day is over. */
  private void answerSecondLook(String id) {
    RecheckOrder order =
        ContractJson.fromBytes(
            stack
                .database()
                .sql("select recheck::text from recheck_order where incident_id = :id")
                .param("id", id)
                .query(String.class)
                .single()
                .getBytes(UTF_8),
            RecheckOrder.class);
    Instant seenAt = order.dueAt().plusSeconds(90);
    stack.send(
        Topic.RECHECK_ANSWERS,
        order.orderId(),
        new RecheckAnswer(
            order,
            RecheckAnswer.Finding.CORRECTED,
            "门前已清空",
            seenAt,
            List.of(),
            List.of(TestingIncidents.scene(id, Still.Moment.CLEARED, seenAt))));
  }

  private static void awaitRevision(String id, int revision) {
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              JsonNode evidence =
                  TestingBrowser.observer().get("/api/incidents/" + id).json().path("evidence");
              return evidence.path("revision").asInt() >= revision
                  && !evidence.path("due").asBoolean();
            });
  }

  private static List<PDFont> fonts(PDPage page) {
    return StreamSupport.stream(page.getResources().getFontNames().spliterator(), false)
        .map(name -> font(page, name))
        .toList();
  }

  private static PDFont font(PDPage page, COSName name) {
    try {
      return page.getResources().getFont(name);
    } catch (IOException damaged) {
      throw new IllegalStateException(damaged);
    }
  }

  private String manifestOf(String id) {
    return stack
        .database()
        .sql(
            """
            select manifest_sha256 from evidence_bundle where incident_id = :id
            order by revision desc limit 1
            """)
        .param("id", id)
        .query(String.class)
        .single();
  }

  private String recorded(String id) {
    return stack
        .database()
        .sql("select string_agg(kind || detail, ' ') from activity where subject = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }
}
