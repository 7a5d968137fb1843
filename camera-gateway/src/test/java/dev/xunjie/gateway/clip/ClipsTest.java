package dev.xunjie.gateway.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.xunjie.gateway.spool.Segment;
import dev.xunjie.gateway.spool.Spool;
import dev.xunjie.gateway.spool.SpoolSettings;
import dev.xunjie.gateway.spool.TestingFootage;
import dev.xunjie.gateway.video.TestingClip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration DISTANCE = Duration.ofMillis(100);
  private static final int KEY_INTERVAL = 20;

  @TempDir private static Path material;
  private static TestingFootage h264;
  private static TestingFootage hevc;

  @TempDir private Path folder;
  private Spool spool;
  private Clips clips;
  private volatile Instant now = NOON.plusSeconds(3600);

  @BeforeAll
  static void readFootage() throws Exception {
    TestingClip clip = new TestingClip(320, 240, 250, 10, KEY_INTERVAL);
    h264 = TestingFootage.of(clip.writeAnnexB(material.resolve("clip.h264")));
    hevc = TestingFootage.of(Path.of("src/test/resources/test-pattern.hevc"));
  }

  @BeforeEach
  void open() throws IOException {
    spool =
        Spool.open(new SpoolSettings(folder, Duration.ofHours(9), 1 << 30, 64 << 20), () -> now);
    spool.start();
    clips = new Clips(spool, () -> now);
  }

  @AfterEach
  void close() {
    spool.close();
  }

  @Test
  void beginsWithTheNewestKeyPictureBeforeAndEndsExactly() throws Exception {
    spool(h264, "kerb", NOON);

    try (ClipAnswer.Cut cut = cut("kerb", NOON.plusMillis(9050), NOON.plusMillis(13_449))) {
      assertThat(cut.first()).isEqualTo(NOON.plusSeconds(8));
      assertThat(cut.last()).isEqualTo(NOON.plusMillis(13_400));
      assertThat(cut.pictures()).isEqualTo(55);
      assertThat(cut.longestGap()).isEqualTo(DISTANCE);
      assertThat(cut.codec()).isEqualTo("h264");

      TestingPlayer played = TestingPlayer.play(cut.file());
      assertThat(played.shownAtMillis())
          .isEqualTo(LongStream.range(0, 55).map(i -> 100 * i).boxed().toList());
      assertThat(played.undecodable()).isZero();
      assertThat(played.widthPixels()).isEqualTo(320);
      assertThat(TestingPlayer.playsBeforeAllHasCome(cut.file())).isTrue();
    }
    assertThat(workFiles()).isEmpty();
  }

  @Test
  void takesAKeyPictureThatWasTakenAtTheVeryBegin() throws Exception {
    spool(h264, "kerb", NOON);

    try (ClipAnswer.Cut cut = cut("kerb", NOON.plusSeconds(8), NOON.plusSeconds(9))) {
      assertThat(cut.first()).isEqualTo(NOON.plusSeconds(8));
      assertThat(cut.last()).isEqualTo(NOON.plusSeconds(9));
      assertThat(cut.pictures()).isEqualTo(11);
    }
  }

  @Test
  void theSameClipHasTheSameBytes() throws Exception {
    spool(h264, "kerb", NOON);

    try (ClipAnswer.Cut one = cut("kerb", NOON, NOON.plusSeconds(20));
        ClipAnswer.Cut other = cut("kerb", NOON, NOON.plusSeconds(20))) {
      assertThat(one.file()).hasSameBinaryContentAs(other.file());
    }
  }

  @Test
  void copiesH265WithReorderedPicturesAsItIs() throws Exception {
    spool(hevc, "kerb", NOON);

    try (ClipAnswer.Cut cut = cut("kerb", NOON.plusMillis(1000), NOON.plusMillis(2900))) {
      assertThat(cut.codec()).isEqualTo("hevc");
      assertThat(cut.first()).isEqualTo(NOON.plusMillis(1000));
      assertThat(cut.last()).isEqualTo(NOON.plusMillis(2900));
      TestingPlayer played = TestingPlayer.play(cut.file());
      assertThat(played.format().codec()).isEqualTo("hevc");
      assertThat(played.undecodable()).isZero();
      assertThat(played.shownAtMillis())
          .isEqualTo(LongStream.range(0, 20).map(i -> 100 * i).boxed().toList());
    }
  }

  @Test
  void makesAnH264CopyOfH265ForBrowsers() throws Exception {
    spool(hevc, "kerb", NOON);
    ClipRequest request =
        new ClipRequest("kerb", NOON, NOON.plusMillis(2900), ClipRequest.Codec.H264);

    try (ClipAnswer.Cut copy = (ClipAnswer.Cut) clips.cut(request)) {
      assertThat(copy.codec()).isEqualTo("h264");
      assertThat(copy.storedCodec()).isEqualTo("hevc");
      TestingPlayer played = TestingPlayer.play(copy.file());
      assertThat(played.format().codec()).isEqualTo("h264");
      assertThat(played.widthPixels()).isEqualTo(320);
      assertThat(played.undecodable()).isZero();
      assertThat(played.shownAtMillis())
          .isEqualTo(LongStream.range(0, 30).map(i -> 100 * i).boxed().toList());
      assertThat(TestingPlayer.playsBeforeAllHasCome(copy.file())).isTrue();
    }
  }

  @Test
  void copiesH264AlsoWhenH264IsAskedFor() throws Exception {
    spool(h264, "kerb", NOON);
    Instant to = NOON.plusSeconds(9);

    try (ClipAnswer.Cut stored = cut("kerb", NOON, to);
        ClipAnswer.Cut h264Asked =
            (ClipAnswer.Cut) clips.cut(new ClipRequest("kerb", NOON, to, ClipRequest.Codec.H264))) {
      assertThat(h264Asked.file()).hasSameBinaryContentAs(stored.file());
    }
  }

  @Test
  void leavesDamagedPacketsOutUpToTheNextKeyPicture() throws Exception {
    spool(h264, "kerb", NOON);
    Path first = spool.segmentsOf("kerb").get(0).file();
    byte[] bytes = Files.readAllBytes(first);
    bytes[bytes.length - 1] ^= 1;
    Files.write(first, bytes);

    try (ClipAnswer.Cut cut = cut("kerb", NOON.plusSeconds(8), NOON.plusSeconds(12))) {
      assertThat(cut.pictures()).isEqualTo(40);
      assertThat(cut.longestGap()).isEqualTo(Duration.ofMillis(200));
      TestingPlayer played = TestingPlayer.play(cut.file());
      assertThat(played.shownAtMillis()).hasSize(40).doesNotContain(1900L).contains(2000L);
      assertThat(played.undecodable()).isZero();
    }
    assertThat(clips.damaged()).isEqualTo(1);
  }

  @Test
  void saysThatTheEndIsNotYetThere() throws Exception {
    spool(h264, "kerb", NOON);
    now = NOON.plusSeconds(25);

    ClipAnswer soon = answer("kerb", NOON.plusSeconds(20), NOON.plusSeconds(25));
    ClipAnswer later = answer("kerb", NOON.plusSeconds(20), NOON.plusSeconds(60));

    assertThat(soon)
        .isInstanceOfSatisfying(
            ClipAnswer.NotYet.class,
            notYet -> assertThat(notYet.retryAfter()).isEqualTo(Duration.ofSeconds(2)));
    assertThat(later)
        .isInstanceOfSatisfying(
            ClipAnswer.NotYet.class,
            notYet -> assertThat(notYet.retryAfter()).isEqualTo(Duration.ofSeconds(37)));
  }

  @Test
  void cutsTheSegmentThatIsBeingWritten() throws Exception {
    spool(h264, "kerb", NOON);
    now = NOON.plusSeconds(25);
    assertThat(spool.segmentsOf("kerb")).last().extracting(Segment::open).isEqualTo(true);

    try (ClipAnswer.Cut cut = cut("kerb", NOON.plusSeconds(22), NOON.plusMillis(24_900))) {
      assertThat(cut.last()).isEqualTo(NOON.plusMillis(24_900));
      assertThat(cut.pictures()).isEqualTo(30);
    }
  }

  @Test
  void givesWhatThereIsOfACameraThatWasLost() throws Exception {
    spool(h264, "kerb", NOON);
    now = NOON.plusSeconds(60);

    try (ClipAnswer.Cut cut = cut("kerb", NOON.plusSeconds(22), NOON.plusSeconds(29))) {
      assertThat(cut.last()).isEqualTo(NOON.plusMillis(24_900));
    }
  }

  @Test
  void tellsAGapAndDoesNotReachBackOverIt() throws Exception {
    spool(h264, "kerb", NOON);
    spool(h264, "kerb", NOON.plusSeconds(40));

    try (ClipAnswer.Cut over = cut("kerb", NOON.plusSeconds(22), NOON.plusSeconds(41));
        ClipAnswer.Cut within = cut("kerb", NOON.plusSeconds(35), NOON.plusSeconds(41))) {
      assertThat(over.first()).isEqualTo(NOON.plusSeconds(22));
      assertThat(over.longestGap()).isEqualTo(Duration.ofMillis(15_100));
      assertThat(TestingPlayer.play(over.file()).shownAtMillis()).contains(2900L, 18_000L);
      assertThat(within.first()).isEqualTo(NOON.plusSeconds(40));
    }
    assertThat(answer("kerb", NOON.plusSeconds(31), NOON.plusSeconds(39)))
        .isEqualTo(
            new ClipAnswer.Nothing(
                List.of(
                    new ClipAnswer.Stretch(NOON, NOON.plusMillis(24_900)),
                    new ClipAnswer.Stretch(NOON.plusSeconds(40), NOON.plusMillis(64_900)))));
  }

  @Test
  void endsWhereTheCamerasCodingChanges() throws Exception {
    spool(h264, "kerb", NOON);
    spool(hevc, "kerb", NOON.plusSeconds(25));

    try (ClipAnswer.Cut cut = cut("kerb", NOON.plusSeconds(22), NOON.plusSeconds(27))) {
      assertThat(cut.codec()).isEqualTo("h264");
      assertThat(cut.last()).isEqualTo(NOON.plusMillis(24_900));
    }
    try (ClipAnswer.Cut cut = cut("kerb", NOON.plusSeconds(25), NOON.plusSeconds(27))) {
      assertThat(cut.codec()).isEqualTo("hevc");
    }
  }

  @Test
  void hasNothingOfACameraThatItNeverSaw() throws Exception {
    assertThat(answer("unseen", NOON, NOON.plusSeconds(5)))
        .isEqualTo(new ClipAnswer.Nothing(List.of()));
  }

  @Test
  void refusesTimesThatCanNotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> answer("kerb", NOON, NOON))
        .withMessageContaining("before");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> answer("kerb", NOON, NOON.plusSeconds(301)))
        .withMessageContaining("longest");
  }

  private void spool(TestingFootage footage, String cameraId, Instant start) throws IOException {
    footage.play(spool, cameraId, start, DISTANCE);
  }

  private ClipAnswer.Cut cut(String cameraId, Instant from, Instant to) throws Exception {
    return (ClipAnswer.Cut) answer(cameraId, from, to);
  }

  private ClipAnswer answer(String cameraId, Instant from, Instant to) throws Exception {
    return clips.cut(new ClipRequest(cameraId, from, to, ClipRequest.Codec.AS_STORED));
  }

  private List<Path> workFiles() throws IOException {
    try (Stream<Path> files = Files.list(spool.workFolder())) {
      return files.toList();
    }
  }
}
