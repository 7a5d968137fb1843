package dev.xunjie.violation.casefile;

import static dev.xunjie.violation.TestingCases.approve;
import static dev.xunjie.violation.TestingCases.officer;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingCases.takeAndAct;
import static dev.xunjie.violation.TestingIncidents.newId;
import static dev.xunjie.violation.TestingIncidents.opened;
import static dev.xunjie.violation.TestingIncidents.openedWithPlate;
import static dev.xunjie.violation.TestingIncidents.registerCamera;
import static dev.xunjie.violation.TestingIncidents.scenes;
import static dev.xunjie.violation.TestingIncidents.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingCases;
import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingStack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

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
    await()
        .atMost(LIMIT)
        .until(
            () ->
                TestingBrowser.observer()
                        .get("/api/incidents/" + id)
                        .json()
                        .path("evidence")
                        .path("revision")
                        .asInt()
                    > 0);
    require(takeAndAct(officer(), id, "CONFIRM", "note", "车主𠮷先生在场 – 已拍照"));
    require(takeAndAct(officer("second.officer"), id, "COUNTER_CONFIRM"));
    TestingCases.createSquad(TestingCases.SQUAD);
    require(TestingCases.act(officer(), id, "DISPATCH", "squad", TestingCases.SQUAD));
    TestingBrowser legal = TestingBrowser.user("legal.file", "LEGAL");

    Answer file = require(legal.get("/api/incidents/%s/case-file.pdf".formatted(id)));

    assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(file.header("Content-Disposition")).contains("case-" + id + ".pdf");
    String manifest = manifestOf(id);
    try (PDDocument pdf = Loader.loadPDF(file.response().body())) {
      PDFTextStripper stripper = new PDFTextStripper();
      String text = stripper.getText(pdf);
      assertThat(text)
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
