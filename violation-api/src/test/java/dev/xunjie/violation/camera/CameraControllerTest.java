package dev.xunjie.violation.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.xunjie.contracts.camera.CameraSettings;
import dev.xunjie.contracts.camera.CameraState;
import dev.xunjie.contracts.camera.CameraStatus;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.contracts.policy.CameraPolicy;
import dev.xunjie.contracts.policy.ParkingZone;
import dev.xunjie.contracts.scene.LightLevel;
import dev.xunjie.contracts.scene.SceneFault;
import dev.xunjie.contracts.scene.SceneStatus;
import dev.xunjie.contracts.scene.ViewShift;
import dev.xunjie.contracts.topic.Topic;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingStack;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Cameras and policies, between the console and the compacted topics. */
class CameraControllerTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String SQUARE =
      """
      {"zones":[{"offence":"ILLEGAL_PARKING","id":"kerb","name":"路缘",
        "polygon":[[0.1,0.1],[0.9,0.1],[0.9,0.9],[0.1,0.9]],"permittedStopSeconds":120}]%s}
      """;

  private final TestingStack stack = TestingStack.shared();
  private final TestingBrowser analyst = TestingBrowser.user("analyst.cameras", "ANALYST");

  @Test
  void showsWhatTheTopicsSayOfACameraWithoutItsPassword() {
    stack.send(
        Topic.CAMERAS,
        "cam-shown",
        CameraSettings.of("cam-shown", "北广场 07", "rtsp://user:secret@10.0.0.7/live"));
    stack.send(
        Topic.CAMERA_STATUS,
        "cam-shown",
        new CameraStatus(
            "cam-shown", CameraState.STREAMING, Instant.EPOCH, Optional.empty(), 7, 0, 0, ""));
    stack.send(
        Topic.SCENE_STATUS,
        "cam-shown",
        new SceneStatus(
            "cam-shown",
            Instant.EPOCH,
            Set.of(SceneFault.MOVED),
            LightLevel.NIGHT,
            Optional.of(new ViewShift(.0625, 0))));
    stack.send(
        Topic.POLICIES,
        "cam-shown",
        new CameraPolicy(
            "cam-shown",
            4,
            List.of(ParkingZone.of("kerb", "路缘", NormalisedPolygon.wholePicture(), 120))));

    JsonNode camera =
        await()
            .atMost(LIMIT)
            .until(
                () -> listed("cam-shown"),
                found ->
                    found.isPresent()
                        && found.get().has("status")
                        && found.get().has("scene")
                        && found.get().has("policyVersion"))
            .orElseThrow();

    assertThat(camera.path("name").asString()).isEqualTo("北广场 07");
    assertThat(camera.path("streamUrl").asString()).isEqualTo("rtsp://10.0.0.7/live");
    assertThat(camera.path("status").path("state").asString()).isEqualTo("STREAMING");
    assertThat(camera.path("scene").path("faults").get(0).asString()).isEqualTo("MOVED");
    assertThat(camera.path("policyVersion").asInt()).isEqualTo(4);
    assertThat(camera.path("zones").get(0).path("offence").asString()).isEqualTo("ILLEGAL_PARKING");
  }

  @Test
  void writesACameraToItsTopicAndKeepsAPasswordThatWasNotShown() {
    save("cam-saved", "第一个名字", "rtsp://user:secret@10.0.0.8/live");
    Answer renamed = save("cam-saved", "第二个名字", "rtsp://10.0.0.8/live");

    assertThat(renamed.status()).as(renamed.body()).isEqualTo(200);
    assertThat(renamed.body()).doesNotContain("secret");
    CameraSettings written =
        ContractJson.fromBytes(newest(Topic.CAMERAS, "cam-saved"), CameraSettings.class);
    assertThat(written.name()).isEqualTo("第二个名字");
    assertThat(written.streamUrl()).isEqualTo("rtsp://user:secret@10.0.0.8/live");
    assertThat(TestingBrowser.admin().get("/api/activity?subject=cam-saved").body())
        .contains("CAMERA_SAVED", "analyst.cameras")
        .doesNotContain("secret");
  }

  @Test
  void removesACamera() {
    save("cam-removed", "去掉", "rtsp://10.0.0.9/live");

    assertThat(analyst.delete("/api/cameras/cam-removed").status()).isEqualTo(204);

    assertThat(newest(Topic.CAMERAS, "cam-removed")).isNull();
    assertThat(listed("cam-removed")).isEmpty();
    assertThat(analyst.delete("/api/cameras/cam-removed").code()).isEqualTo("unknown-camera");
  }

  @Test
  void refusesAnUnfitCameraInTheRecordsOwnWords() {
    Answer http = save("cam-bad", "坏", "http://10.0.0.9/live");
    assertThat(http.status()).isEqualTo(400);
    assertThat(http.body()).contains("rtsp://host");

    Answer elsewhere =
        analyst.put("/api/cameras/cam-a", settings("cam-b", "乙", "rtsp://10.0.0.9/live"));
    assertThat(elsewhere.body()).contains("cam-a").contains("cam-b");
  }

  @Test
  void givesEveryPolicyTheNextVersion() {
    save("cam-policy", "策略", "rtsp://10.0.0.10/live");

    assertThat(putPolicy("cam-policy", SQUARE.formatted("")).json().path("version").asInt())
        .isEqualTo(1);
    assertThat(
            putPolicy("cam-policy", SQUARE.formatted(",\"version\":2"))
                .json()
                .path("version")
                .asInt())
        .isEqualTo(2);
    Answer outdated = putPolicy("cam-policy", SQUARE.formatted(",\"version\":2"));

    assertThat(outdated.status()).isEqualTo(409);
    assertThat(outdated.json().path("currentVersion").asInt()).isEqualTo(2);
    CameraPolicy written =
        ContractJson.fromBytes(newest(Topic.POLICIES, "cam-policy"), CameraPolicy.class);
    assertThat(written.version()).isEqualTo(2);
    assertThat(written.zones()).extracting(zone -> zone.name()).containsExactly("路缘");
  }

  @Test
  void refusesAPolygonThatCrossesItselfOrLeavesThePicture() {
    save("cam-crossing", "交叉", "rtsp://10.0.0.11/live");
    String crossing =
        SQUARE.formatted("").replace("[[0.1,0.1],[0.9,0.1],", "[[0.1,0.1],[0.9,0.9],[0.9,0.1],");
    String outside = SQUARE.formatted("").replace("[0.9,0.9]", "[1.9,0.9]");
    String twice = SQUARE.formatted("").replaceFirst("(?s)\\[(\\{.*\\})\\]", "[$1,$1]");

    Answer answer = putPolicy("cam-crossing", crossing);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("crosses or touches itself");
    assertThat(putPolicy("cam-crossing", outside).body()).contains("outside the picture");
    assertThat(putPolicy("cam-crossing", twice).body()).contains("twice");
    assertThat(putPolicy("cam-crossing", "{\"zones\":").status()).isEqualTo(400);
    assertThat(putPolicy("cam-unknown", SQUARE.formatted("")).code()).isEqualTo("unknown-camera");
    assertThat(listed("cam-crossing").orElseThrow().has("policyVersion")).isFalse();
  }

  @Test
  void readsOnAfterAMessageItCannotUse() {
    stack.send(
        new ProducerRecord<>(Topic.CAMERAS.topicName(), "cam-broken", new byte[] {'{', 'x'}));
    stack.send(
        Topic.CAMERAS,
        "cam-broken",
        CameraSettings.of("cam-broken", "修好了", "rtsp://10.0.0.12/live"));

    await().atMost(LIMIT).until(() -> listed("cam-broken").isPresent());
  }

  private Answer save(String id, String name, String streamUrl) {
    return analyst.put("/api/cameras/" + id, settings(id, name, streamUrl));
  }

  private static Map<String, Object> settings(String id, String name, String streamUrl) {
    return Map.of("id", id, "name", name, "streamUrl", streamUrl);
  }

  private Answer putPolicy(String id, String body) {
    return analyst.send("PUT", "/api/cameras/" + id + "/policy", body, true);
  }

  private Optional<JsonNode> listed(String id) {
    return analyst
        .get("/api/cameras")
        .json()
        .path("items")
        .valueStream()
        .filter(camera -> camera.path("id").asString().equals(id))
        .findFirst();
  }

  private byte[] newest(Topic topic, String key) {
    try (Consumer<String, byte[]> reader =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", stack.kafka()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          reader.partitionsFor(topic.topicName()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      Map<String, byte[]> values = new HashMap<>();
      while (ends.entrySet().stream().anyMatch(e -> reader.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, byte[]> message : reader.poll(Duration.ofMillis(200))) {
          values.put(message.key(), message.value());
        }
      }
      return values.get(key);
    }
  }
}
