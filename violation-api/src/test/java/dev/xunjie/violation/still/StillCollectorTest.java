package dev.xunjie.violation.still;

import static dev.xunjie.violation.TestingIncidents.CAMERA;
import static dev.xunjie.violation.TestingIncidents.STARTED_AT;
import static dev.xunjie.violation.TestingIncidents.awaitStills;
import static dev.xunjie.violation.TestingIncidents.frame;
import static dev.xunjie.violation.TestingIncidents.jpeg;
import static dev.xunjie.violation.TestingIncidents.newId;
import static dev.xunjie.violation.TestingIncidents.opened;
import static dev.xunjie.violation.TestingIncidents.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xunjie.contracts.frame.FrameReference;
import dev.xunjie.contracts.incident.Still;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingIncidents;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.TestingStreet;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the frames topic into the evidence store. */
class StillCollectorTest {
  private static final int PARTITION = 1;
  private static final int PARTITION_TO_DELETE_FROM = 2;

  private final TestingStack stack = TestingStack.shared();

  @Test
  void storesTheVeryBytesOfTheFrameUnderTheirHash() throws Exception {
    byte[] picture = jpeg("picture of " + newId());
    JsonNode stored = theStill(still(frame(PARTITION, CAMERA, STARTED_AT, picture)));

    String sha256 = sha256(picture);
    assertThat(stored.path("status").asString()).isEqualTo("STORED");
    assertThat(stored.path("sha256").asString()).isEqualTo(sha256);
    assertThat(fileOf(sha256)).hasBinaryContent(picture);
  }

  @Test
  void showsThePictureAndRecordsWhoSawIt() {
    byte[] picture = jpeg("seen " + newId());
    String id = incidentWith(still(frame(PARTITION, CAMERA, STARTED_AT, picture)));
    awaitStills(id, 1);

    TestingBrowser.Answer answer =
        TestingBrowser.reviewer().get("/api/incidents/" + id + "/stills/0");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(answer.response().body()).isEqualTo(picture);
    assertThat(TestingBrowser.admin().get("/api/activity?subject=" + id).json().path("items"))
        .anySatisfy(
            activity -> {
              assertThat(activity.path("kind").asString()).isEqualTo("STILL_VIEWED");
              assertThat(activity.path("actor").asString()).isEqualTo("reviewer");
            });
  }

  @Test
  void showsThoseWhoMayNotSeePlatesNoMoreThanASmallPicture() throws Exception {
    byte[] street = TestingStreet.scene(Still.Moment.AT_REST, newId());
    String id = incidentWith(still(frame(PARTITION, CAMERA, STARTED_AT, street)));
    awaitStills(id, 1);
    String path = "/api/incidents/" + id + "/stills/0";
    String token =
        TestingBrowser.admin()
            .post(
                "/api/tokens",
                Map.of("name", "stills-" + id, "roles", List.of("ANALYST"), "validDays", 1))
            .json()
            .path("token")
            .asString();

    BufferedImage whole = shown(TestingBrowser.reviewer().get(path));
    BufferedImage analyst = shown(TestingBrowser.user("stills.analyst", "ANALYST").get(path));
    BufferedImage machine = shown(TestingBrowser.stranger().getWithBearer(path, token));

    assertThat(whole.getWidth()).isEqualTo(read(street).getWidth()).isGreaterThan(320);
    assertThat(analyst.getWidth()).isEqualTo(320);
    assertThat((double) analyst.getHeight() / analyst.getWidth())
        .isCloseTo((double) whole.getHeight() / whole.getWidth(), within(.01));
    assertThat(machine.getWidth()).isEqualTo(320);
    assertThat(TestingBrowser.admin().get("/api/activity?subject=" + id).body())
        .contains("\"longestSidePixels\":320");
  }

  @Test
  void showsNothingOfADamagedPictureToThoseWhoMayNotSeePlates() {
    String id =
        incidentWith(still(frame(PARTITION, CAMERA, STARTED_AT, jpeg("no more " + newId()))));
    awaitStills(id, 1);

    TestingBrowser.Answer answer =
        TestingBrowser.user("stills.analyst", "ANALYST").get("/api/incidents/" + id + "/stills/0");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("still-missing");
  }

  @Test
  void refusesToShowAnAlteredPictureAndNamesTheFile() throws Exception {
    byte[] picture = jpeg("to be altered " + newId());
    String id = incidentWith(still(frame(PARTITION, CAMERA, STARTED_AT, picture)));
    awaitStills(id, 1);
    Files.delete(fileOf(sha256(picture)));
    Files.write(fileOf(sha256(picture)), jpeg("something else"));

    TestingBrowser.Answer answer =
        TestingBrowser.reviewer().get("/api/incidents/" + id + "/stills/0");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.code()).isEqualTo("evidence-altered");
    assertThat(answer.body()).contains(sha256(picture).substring(2));
  }

  @Test
  void saysWhyAFrameThatRetentionDeletedIsMissing() throws Exception {
    FrameReference deleted =
        frame(PARTITION_TO_DELETE_FROM, CAMERA, STARTED_AT, jpeg("soon deleted"));
    FrameReference kept = frame(PARTITION_TO_DELETE_FROM, CAMERA, STARTED_AT, jpeg("kept"));
    try (Admin admin = stack.kafkaAdmin()) {
      admin
          .deleteRecords(
              Map.of(
                  new TopicPartition(Topic.FRAMES.topicName(), PARTITION_TO_DELETE_FROM),
                  RecordsToDelete.beforeOffset(kept.offset())))
          .all()
          .get();
    }

    String id = newId();
    send(
        opened(
            id,
            List.of(
                still(deleted), TestingIncidents.still(Still.Moment.VIOLATION, STARTED_AT, kept))));
    JsonNode stills = awaitStills(id, 2).path("stills");

    assertThat(stills.get(0).path("status").asString()).isEqualTo("MISSING");
    assertThat(stills.get(0).path("missingReason").asString()).contains("retention");
    assertThat(stills.get(1).path("status").asString()).isEqualTo("STORED");
    TestingBrowser.Answer answer =
        TestingBrowser.reviewer().get("/api/incidents/" + id + "/stills/0");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("still-missing");
  }

  @Test
  void doesNotTakeAnotherCamerasFrameForEvidence() {
    JsonNode still =
        theStill(still(frame(PARTITION, "cam-other", STARTED_AT, jpeg("other camera"))));

    assertThat(still.path("status").asString()).isEqualTo("MISSING");
    assertThat(still.path("missingReason").asString()).contains("cam-other");
  }

  @Test
  void doesNotTakeAFrameOfAnotherMomentForEvidence() {
    JsonNode still =
        theStill(still(frame(PARTITION, CAMERA, STARTED_AT.plusMillis(1), jpeg("later"))));

    assertThat(still.path("status").asString()).isEqualTo("MISSING");
    assertThat(still.path("missingReason").asString()).contains("created anew");
  }

  @Test
  void doesNotTakeBytesForAPictureThatAreNone() {
    JsonNode still = theStill(still(frame(PARTITION, CAMERA, STARTED_AT, new byte[] {1, 2, 3, 4})));

    assertThat(still.path("missingReason").asString()).contains("no JPEG");
  }

  private static BufferedImage shown(TestingBrowser.Answer answer) throws Exception {
    assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
    return read(answer.response().body());
  }

  private static BufferedImage read(byte[] picture) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(picture));
  }

  private Path fileOf(String sha256) {
    return stack
        .evidenceFolder()
        .resolve("blobs")
        .resolve(sha256.substring(0, 2))
        .resolve(sha256.substring(2));
  }

  private static Still still(FrameReference frame) {
    return TestingIncidents.still(Still.Moment.AT_REST, STARTED_AT, frame);
  }

  private static String incidentWith(Still still) {
    String id = newId();
    send(opened(id, List.of(still)));
    return id;
  }

  private static JsonNode theStill(Still still) {
    return awaitStills(incidentWith(still), 1).path("stills").get(0);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
