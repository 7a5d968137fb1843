package dev.xunjie.violation.evidence;

import static dev.xunjie.violation.TestingIncidents.ENDED_AT;
import static dev.xunjie.violation.TestingIncidents.STARTED_AT;
import static dev.xunjie.violation.TestingIncidents.VIOLATION_AT;
import static dev.xunjie.violation.TestingIncidents.ended;
import static dev.xunjie.violation.TestingIncidents.newId;
import static dev.xunjie.violation.TestingIncidents.opened;
import static dev.xunjie.violation.TestingIncidents.openedWithPlate;
import static dev.xunjie.violation.TestingIncidents.registerCamera;
import static dev.xunjie.violation.TestingIncidents.scene;
import static dev.xunjie.violation.TestingIncidents.scenes;
import static dev.xunjie.violation.TestingIncidents.send;
import static dev.xunjie.violation.TestingIncidents.stillOfFrame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.incident.Still;
import dev.xunjie.evidence.signing.SigningKey;
import dev.xunjie.evidence.signing.TrustedKey;
import dev.xunjie.evidence.verification.FolderVerification;
import dev.xunjie.evidence.verification.VerificationReport;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingStack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From an incident to a bundle that anyone can check. */
class EvidenceAssemblerTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final TestingStack stack = TestingStack.shared();

  @TempDir private Path folder;

  @BeforeEach
  void registersTheCamera() {
    registerCamera();
  }

  @AfterEach
  void letsTheSpoolAnswerAgain() {
    stack.spool().stores("h264");
  }

  @Test
  void sealsABundleWithAllThatTheOffenceAsksFor() throws Exception {
    String id = newId();
    send(openedWithPlate(id, scenes(id), "浙A12345"));

    JsonNode evidence = awaitEvidence(id, status -> status.path("revision").asInt() == 1);

    assertThat(evidence.path("missing")).isEmpty();
    assertThat(evidence.path("unmet")).isEmpty();
    assertThat(evidence.path("score").asDouble()).isEqualTo(1);
    JsonNode manifest = get("/api/incidents/%s/evidence".formatted(id)).json();
    assertThat(manifest.path("files").valueStream().map(file -> file.path("role").asString()))
        .contains("ORIGINAL", "STILL", "PLATE_CLOSE_UP", "VEHICLE_CROP", "CLIP")
        .doesNotContain("BROWSER_CLIP");
    assertThat(manifest.path("incident").path("camera").path("place").asString())
        .isEqualTo("东门路与环城北路交叉口");
    VerificationReport report = verified(id);
    assertThat(report.isIntact()).as(report.toString()).isTrue();
  }

  @Test
  void sealsAnotherRevisionWhenTheIncidentHasEnded() {
    String id = newId();
    List<Still> scenes = scenes(id);
    send(opened(id, scenes));
    awaitEvidence(id, status -> status.path("revision").asInt() == 1);

    send(ended(id, scenes));

    JsonNode evidence =
        awaitEvidence(
            id, status -> status.path("revision").asInt() == 2 && !status.path("due").asBoolean());
    assertThat(evidence.path("unmet").valueStream().map(gap -> gap.path("id").asString()))
        .containsExactly("plate");
    JsonNode manifest = get("/api/incidents/%s/evidence".formatted(id)).json();
    assertThat(manifest.path("incident").path("episode").path("endedAt").asString())
        .isEqualTo(ENDED_AT.toString());
  }

  @Test
  void keepsTheClipsOfTheBundleBeforeWhenTheSpoolHasForgottenThem() throws Exception {
    String id = newId();
    List<Still> scenes = scenes(id);
    send(openedWithPlate(id, scenes, "浙A12345"));
    awaitEvidence(id, status -> status.path("revision").asInt() == 1);
    List<String> before = clips(id);
    assertThat(before).hasSize(2);
    stack.spool().refuses(404);

    send(ended(id, scenes));

    JsonNode evidence = awaitEvidence(id, status -> status.path("revision").asInt() == 2);
    assertThat(evidence.path("missing")).isEmpty();
    assertThat(clips(id)).isEqualTo(before);
    assertThat(verified(id).isIntact()).isTrue();
  }

  private static List<String> clips(String id) {
    return get("/api/incidents/%s/evidence".formatted(id))
        .json()
        .path("files")
        .valueStream()
        .filter(file -> file.path("role").asString().equals("CLIP"))
        .map(file -> file.path("name").asString() + " " + file.path("sha256").asString())
        .toList();
  }

  @Test
  void keepsTheCamerasVideoAndAPlayableCopyWhereBrowsersCannotPlayIt() {
    stack.spool().stores("hevc");
    String id = newId();
    send(opened(id, scenes(id)));

    awaitEvidence(id, status -> status.path("revision").asInt() == 1);

    JsonNode manifest = get("/api/incidents/%s/evidence".formatted(id)).json();
    assertThat(manifest.path("files").valueStream().map(file -> file.path("name").asString()))
        .contains("clip-1.mp4", "clip-1-h264.mp4", "clip-2.mp4", "clip-2-h264.mp4");
  }

  @Test
  void waitsForASpoolThatIsAwayThenSaysWhatIsMissingAndWhy() {
    stack.spool().refuses(503);
    String id = newId();
    send(opened(id, scenes(id)));
    awaitEvidence(
        id,
        status ->
            status.path("revision").asInt() == 0
                && status.path("waitingFor").asString().contains("clip"));

    endPatienceWith(id);

    JsonNode evidence = awaitEvidence(id, status -> status.path("revision").asInt() == 1);

    assertThat(evidence.path("missing").valueStream().map(part -> part.path("part").asString()))
        .hasSize(2)
        .allMatch(part -> part.startsWith("clip"));
    assertThat(evidence.path("missing").get(0).path("why").asString()).contains("503");
    assertThat(evidence.path("unmet").valueStream().map(gap -> gap.path("id").asString()))
        .contains("clip");
  }

  @Test
  void takesTheClipThatComesInTime() {
    stack.spool().refuses(409);
    String id = newId();
    send(opened(id, scenes(id)));
    awaitEvidence(id, status -> status.path("waitingFor").asString().contains("clip"));

    stack.spool().stores("h264");

    JsonNode evidence = awaitEvidence(id, status -> status.path("revision").asInt() == 1);
    assertThat(evidence.path("missing")).isEmpty();
  }

  @Test
  void namesAStillWhoseFrameIsGoneOrIsNoPicture() {
    String id = newId();
    Still broken = stillOfFrame(Still.Moment.AT_REST, STARTED_AT, "no picture " + id);
    Still whole = scene(id, Still.Moment.VIOLATION, VIOLATION_AT);
    send(opened(id, List.of(broken, whole)));

    JsonNode evidence = awaitEvidence(id, status -> status.path("revision").asInt() == 1);

    assertThat(evidence.path("missing").get(0).path("part").asString()).isEqualTo("still AT_REST");
    assertThat(evidence.path("unmet").valueStream().map(gap -> gap.path("id").asString()))
        .contains("stills");
  }

  @Test
  void namesAStillThatWasAlteredInTheStore() throws Exception {
    String id = newId();
    List<Still> scenes = scenes(id);
    send(opened(id, scenes));
    awaitEvidence(id, status -> status.path("revision").asInt() == 1);
    String stored =
        get("/api/incidents/" + id).json().path("stills").get(0).path("sha256").asString();
    Path blob =
        stack
            .evidenceFolder()
            .resolve("blobs")
            .resolve(stored.substring(0, 2))
            .resolve(stored.substring(2));
    Files.delete(blob);
    Files.writeString(blob, "something else");

    send(ended(id, scenes));

    JsonNode evidence = awaitEvidence(id, status -> status.path("revision").asInt() == 2);
    assertThat(evidence.path("missing").get(0).path("part").asString()).isEqualTo("still AT_REST");
    assertThat(evidence.path("missing").get(0).path("why").asString()).contains("damaged");
  }

  @Test
  void sealsOnceWhatACrashLeftUnrecorded() {
    String id = newId();
    send(opened(id, scenes(id)));
    awaitEvidence(id, status -> status.path("revision").asInt() == 1);

    stack
        .database()
        .sql("update evidence_plan set sealed_changes = 0 where incident_id = :id")
        .param("id", id)
        .update();

    JsonNode evidence = awaitEvidence(id, status -> !status.path("due").asBoolean());
    assertThat(evidence.path("revision").asInt()).isEqualTo(1);
  }

  @Test
  void recordsWhoSawAndTookEvidenceAndShowsItToNobodyElse() {
    String id = newId();
    send(opened(id, scenes(id)));
    awaitEvidence(id, status -> status.path("revision").asInt() == 1);
    TestingBrowser reviewer = TestingBrowser.reviewer();
    String file = "/api/incidents/%s/evidence/files/clip-1.mp4".formatted(id);

    assertThat(reviewer.get(file).status()).isEqualTo(200);
    assertThat(reviewer.get(file).header("Content-Type")).isEqualTo("video/mp4");
    reviewer.get("/api/incidents/%s/evidence/bundle.zip".formatted(id));

    assertThat(TestingBrowser.stranger().get(file).status()).isEqualTo(401);
    assertThat(reviewer.get("/api/incidents/%s/evidence/files/..%%2Fx".formatted(id)).status())
        .isGreaterThanOrEqualTo(400);
    assertThat(
            stack
                .database()
                .sql("select distinct kind from activity where subject = :id")
                .param("id", id)
                .query(String.class)
                .list())
        .contains("EVIDENCE_VIEWED", "EVIDENCE_EXPORTED");
  }

  @Test
  void handsOutRangesOfAFileSoThatBrowsersSeekInAClip() {
    String id = newId();
    send(opened(id, scenes(id)));
    awaitEvidence(id, status -> status.path("revision").asInt() == 1);
    String clip = "/api/incidents/%s/evidence/files/clip-1.mp4?revision=1".formatted(id);
    TestingBrowser.Answer whole = get(clip);

    TestingBrowser.Answer range = TestingBrowser.observer().getRange(clip, "bytes=5-9");

    assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(range.status()).isEqualTo(206);
    assertThat(range.header("Content-Range"))
        .isEqualTo("bytes 5-9/%d".formatted(whole.response().body().length));
    assertThat(range.body()).isEqualTo(whole.body().substring(5, 10));
    assertThat(TestingBrowser.observer().getRange(clip, "bytes=999999-").status()).isEqualTo(416);
    assertThat(get(clip.replace("revision=1", "revision=2")).status()).isEqualTo(404);
  }

  /** As if its evidence had been waited for since yesterday. */
  private void endPatienceWith(String id) {
    stack
        .database()
        .sql(
            """
            update evidence_plan set due_since = now() - interval '1 day' where incident_id = :id
            """)
        .param("id", id)
        .update();
  }

  private VerificationReport verified(String id) throws IOException {
    byte[] zip = get("/api/incidents/%s/evidence/bundle.zip".formatted(id)).response().body();
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, entries.readAllBytes());
      }
    }
    TrustedKey key = stack.api().getBean(SigningKey.class).publicKey();
    return FolderVerification.of(folder, Optional.of(key));
  }

  private static JsonNode awaitEvidence(String id, Predicate<JsonNode> wanted) {
    return await()
        .atMost(LIMIT)
        .until(() -> get("/api/incidents/" + id).json().path("evidence"), wanted);
  }

  private static TestingBrowser.Answer get(String path) {
    return TestingBrowser.observer().get(path);
  }
}
