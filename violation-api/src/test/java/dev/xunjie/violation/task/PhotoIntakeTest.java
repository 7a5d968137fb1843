package dev.xunjie.violation.task;

import static dev.xunjie.violation.TestingCases.act;
import static dev.xunjie.violation.TestingCases.require;
import static dev.xunjie.violation.TestingSquads.bring;
import static dev.xunjie.violation.TestingSquads.dispatchedTo;
import static dev.xunjie.violation.TestingSquads.member;
import static dev.xunjie.violation.TestingSquads.newSquad;
import static dev.xunjie.violation.TestingSquads.photo;
import static dev.xunjie.violation.TestingSquads.photosOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.violation.TestingBrowser;
import dev.xunjie.violation.TestingBrowser.Answer;
import dev.xunjie.violation.TestingSquads;
import dev.xunjie.violation.TestingStack;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of the bytes that a phone sends. */
class PhotoIntakeTest {
  private final TestingStack stack = TestingStack.shared();
  private final String squad = newSquad();
  private final TestingBrowser member = member(squad);
  private String id;

  @BeforeEach
  void acceptATask() {
    id = dispatchedTo(squad);
    require(act(member, id, "ACCEPT"));
  }

  @Test
  void keepsAPhotoAsItCameWithItsHashOnceHoweverOftenItIsSent() {
    byte[] bytes = photo("kept " + id);
    String key = UUID.randomUUID().toString();
    String address =
        photosOf(id, "BEFORE", Instant.now()) + "&longitude=120.16&latitude=30.25&accuracyMetres=6";

    Answer first = member.upload(address, bytes, "image/jpeg", key);
    Answer again = member.upload(address, bytes, "image/jpeg", key);

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(again.status()).isBetween(200, 201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(first.json().path("sha256").asString()).isEqualTo(Sha256.of(bytes).hex());
    assertThat(first.json().path("place").toString()).isEqualTo("[120.16,30.25]");
    JsonNode photos = member.get("/api/tasks/" + id).json().path("photos");
    assertThat(photos.size()).isEqualTo(1);
    Answer read = member.get("/api/tasks/%s/photos/%s".formatted(id, key));
    assertThat(read.response().body()).isEqualTo(bytes);
    assertThat(read.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(member.upload(address, photo("another"), "image/jpeg", key).code())
        .isEqualTo("idempotency-key-reused");
    assertThat(member.upload(address.replace("BEFORE", "AFTER"), bytes, "image/jpeg", key).code())
        .isEqualTo("idempotency-key-reused");
  }

  @Test
  void takesOneFileForOneMomentOfACaseOnly() {
    byte[] bytes = photo("before " + id);
    require(bring(member, id, "BEFORE", bytes));

    Answer asAfter = bring(member, id, "AFTER", bytes);

    assertThat(asAfter.status()).isEqualTo(409);
    assertThat(asAfter.code()).isEqualTo("photo-used-before");
    assertThat(bring(member, id, "BEFORE", bytes).code()).isEqualTo("photo-used-before");
    assertThat(member.get("/api/tasks/" + id).json().path("photos").size()).isEqualTo(1);
    String other = dispatchedTo(squad);
    require(act(member, other, "ACCEPT"));
    require(bring(member, other, "BEFORE", bytes));
  }

  @Test
  void wantsThePhotoOfAfterToBeNoOlderThanThatOfBefore() {
    Instant now = Instant.now();
    require(upload(photosOf(id, "BEFORE", now.minusSeconds(60))));
    require(upload(photosOf(id, "AFTER", now.minusSeconds(61))));

    Answer refused = act(member, id, "HANDLE");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("PHOTO_PAIR");
    require(upload(photosOf(id, "AFTER", now.minusSeconds(60))));
    require(act(member, id, "HANDLE"));
  }

  @Test
  void answersAPhotoThatIsSentAgainAfterTheTaskIsDone() {
    byte[] bytes = largerThanAnyAnswerIsKeptFor();
    String key = UUID.randomUUID().toString();
    String address = photosOf(id, "BEFORE", Instant.now());
    assertThat(member.upload(address, bytes, "image/png", key).status()).isEqualTo(201);
    require(act(member, id, "FIND_NOTHING"));

    assertThat(member.upload(address, bytes, "image/png", key).status()).isEqualTo(200);
    Answer late = bring(member, id, "AFTER", photo("too late " + id));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("task-not-at-work");
  }

  @Test
  void refusesWhatIsNoPhotoWhateverItCallsItself() {
    byte[] whole = photo("whole");

    assertThat(code("<html><script>alert(1)</script>".getBytes(UTF_8)))
        .isEqualTo("photo-unreadable");
    assertThat(code(new byte[0])).isEqualTo("photo-unreadable");
    assertThat(code("RIFF....WEBPVP8 ....".getBytes(UTF_8))).isEqualTo("photo-unreadable");
    assertThat(code(Arrays.copyOf(whole, whole.length / 2))).isEqualTo("photo-unreadable");
    byte[] disguised = Arrays.copyOf(whole, 20 + 64);
    System.arraycopy("<html><script>alert(1)</script>".getBytes(UTF_8), 0, disguised, 20, 31);
    assertThat(code(disguised)).isEqualTo("photo-unreadable");
    Answer script =
        member.upload(
            photosOf(id, "BEFORE", Instant.now()),
            whole,
            "text/html",
            UUID.randomUUID().toString());
    assertThat(script.status()).isEqualTo(415);
    assertThat(member.get("/api/tasks/" + id).json().path("photos").size()).isZero();
  }

  @Test
  void takesAPngToo() {
    byte[] png =
        TestingSquads.written(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png");

    Answer taken = bring(member, id, "BEFORE", png);

    assertThat(taken.json().path("contentType").asString()).isEqualTo("image/png");
    assertThat(code(Arrays.copyOf(png, png.length / 2))).isEqualTo("photo-unreadable");
  }

  @Test
  void refusesWhatIsTooLargeInBytesOrOnceUnpacked() {
    byte[] huge = Arrays.copyOf(photo("huge"), PhotoCheck.MOST_BYTES + 1);
    byte[] bomb = bomb(30_000, 30_000);

    assertThat(code(huge)).isEqualTo("photo-too-large");
    assertThat(bomb.length).isLessThan(2_000);
    assertThat(code(bomb)).isEqualTo("photo-too-large");
    assertThatThrownBy(() -> PhotoCheck.typeOf(bomb(8_000, 8_001)))
        .hasMessageContaining("64008000 pixels");
  }

  @Test
  void refusesPhotosOfAnotherTimeAndOfNoPlace() {
    Instant now = Instant.now();
    assertThat(codeAt(photosOf(id, "BEFORE", now.minus(Duration.ofHours(25)))))
        .isEqualTo("photo-time-implausible");
    assertThat(codeAt(photosOf(id, "BEFORE", now.plus(Duration.ofHours(1)))))
        .isEqualTo("photo-time-implausible");
    assertThat(codeAt(photosOf(id, "BEFORE", now) + "&longitude=120"))
        .isEqualTo("malformed-request");
    assertThat(codeAt(photosOf(id, "BEFORE", now) + "&longitude=120&latitude=91"))
        .isEqualTo("malformed-request");
    assertThat(codeAt(photosOf(id, "BEFORE", now) + "&accuracyMetres=NaN"))
        .isEqualTo("malformed-request");
    for (String flawed :
        new String[] {
          photosOf(id, "DURING", now),
          "/api/tasks/%s/photos?moment=BEFORE".formatted(id),
          "/api/tasks/%s/photos?moment=BEFORE&takenAt=yesterday".formatted(id)
        }) {
      assertThat(upload(flawed).status()).as(flawed).isEqualTo(400);
    }
    assertThat(
            member
                .upload(photosOf(id, "BEFORE", now), photo("x"), "image/jpeg", "../../x")
                .status())
        .isEqualTo(400);
    assertThat(codeAt(photosOf(id, "BEFORE", now.minus(Duration.ofHours(23))))).isEmpty();
  }

  @Test
  void keepsPhotosFromBeingChangedInTheDatabase() {
    require(bring(member, id, "BEFORE", photo("for good " + id)));

    assertThatThrownBy(
            () ->
                stack
                    .database()
                    .sql("update task_photo set moment = 'AFTER' where incident_id = :id")
                    .param("id", id)
                    .update())
        .hasMessageContaining("append-only");
  }

  /** Noise, of which a PNG can't leave out anything: 2 MB. */
  private static byte[] largerThanAnyAnswerIsKeptFor() {
    BufferedImage noise = new BufferedImage(1024, 768, BufferedImage.TYPE_INT_RGB);
    Random random = new Random();
    for (int y = 0; y < noise.getHeight(); y++) {
      for (int x = 0; x < noise.getWidth(); x++) {
        noise.setRGB(x, y, random.nextInt());
      }
    }
    return TestingSquads.written(noise, "png");
  }

  private String code(byte[] bytes) {
    return bring(member, id, "BEFORE", bytes).code();
  }

  private String codeAt(String address) {
    return upload(address).code();
  }

  private Answer upload(String address) {
    return member.upload(address, photo(address), "image/jpeg", UUID.randomUUID().toString());
  }

  /** A PNG of few bytes that says it has that many pixels. */
  private static byte[] bomb(int width, int height) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    chunk(
        png,
        "IHDR",
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array());
    Deflater zeros = new Deflater();
    zeros.setInput(new byte[100_000]);
    zeros.finish();
    byte[] packed = new byte[1_000];
    int length = zeros.deflate(packed);
    chunk(png, "IDAT", Arrays.copyOf(packed, length));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String name, byte[] data) {
    byte[] named = ByteBuffer.allocate(4 + data.length).put(name.getBytes(UTF_8)).put(data).array();
    CRC32 check = new CRC32();
    check.update(named);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(named);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }
}
