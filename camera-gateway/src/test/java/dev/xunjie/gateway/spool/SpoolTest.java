package dev.xunjie.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long QUEUE_BYTES = 8 << 20;
  private static final long SMALL_QUEUE_BYTES = 50_000;
  private static final int HEAD_BYTES = 37;
  private static final int RECORD_BYTES =
      SegmentLayout.RECORD_HEAD_BYTES + TestingStream.PACKET_BYTES;

  @TempDir private Path folder;

  private final TestingDisk disk = new TestingDisk();
  private final List<Spool> opened = new ArrayList<>();
  private volatile Instant now = NOON;

  @AfterEach
  void close() {
    disk.free();
    opened.forEach(Spool::close);
  }

  @Test
  void keepsEveryPacketInSegmentsThatBeginWithAKeyPacket() throws IOException {
    Spool spool = open(Duration.ofHours(1), 1 << 30);

    new TestingStream(spool.intake(), "kerb", NOON).send(250);

    awaitEnd(spool, "kerb", NOON.plusMillis(24_900));
    List<Segment> segments = spool.segmentsOf("kerb");
    assertThat(segments)
        .extracting(Segment::start)
        .containsExactly(NOON, NOON.plusSeconds(10), NOON.plusSeconds(20));
    assertThat(segments).extracting(Segment::open).containsExactly(false, false, true);
    int index = 0;
    for (Segment segment : segments) {
      try (SegmentReader reader = spool.read(segment).orElseThrow()) {
        assertThat(reader.format()).isEqualTo(TestingStream.FORMAT);
        assertThat(reader.places().get(0).key()).isTrue();
        for (PacketPlace place : reader.places()) {
          assertThat(place.capturedAt()).isEqualTo(NOON.plusMillis(100L * index));
          assertThat(reader.read(place)).isEqualTo(TestingStream.bytesOf(index));
          index++;
        }
      }
    }
    assertThat(index).isEqualTo(250);
    assertThat(spool.dropped()).isZero();
  }

  @Test
  void aNewStreamBeginsANewSegmentWithItsFirstKeyPacket() {
    Spool spool = open(Duration.ofHours(1), 1 << 30);

    new TestingStream(spool.intake(), "kerb", NOON).send(25);
    new TestingStream(spool.intake(), "kerb", NOON.plusSeconds(3)).send(5);

    awaitEnd(spool, "kerb", NOON.plusMillis(3400));
    assertThat(spool.segmentsOf("kerb"))
        .extracting(Segment::start)
        .containsExactly(NOON, NOON.plusSeconds(3));
  }

  @Test
  void knowsItsSegmentsAfterARestart() {
    Spool spool = open(Duration.ofHours(1), 1 << 30);
    new TestingStream(spool.intake(), "kerb", NOON).send(150);
    new TestingStream(spool.intake(), "gate", NOON).send(30);
    spool.close();

    Spool again = open(Duration.ofHours(1), 1 << 30);

    assertThat(again.segmentsOf("kerb"))
        .extracting(Segment::start, Segment::end)
        .containsExactly(
            tuple(NOON, NOON.plusMillis(9900)),
            tuple(NOON.plusSeconds(10), NOON.plusMillis(14_900)));
    assertThat(again.segmentsOf("gate")).hasSize(1);
    assertThat(again.bytes()).isEqualTo(3 * HEAD_BYTES + 180L * RECORD_BYTES);
  }

  @Test
  void aKilledGatewayLosesAtMostThePacketThatItWasWriting(@TempDir Path afterTheKill)
      throws IOException {
    Spool spool = open(Duration.ofHours(1), 1 << 30);
    new TestingStream(spool.intake(), "kerb", NOON).send(150);
    awaitEnd(spool, "kerb", NOON.plusMillis(14_900));
    copy(folder, afterTheKill);
    Path torn = afterTheKill.resolve("kerb").resolve(NOON.plusSeconds(10).toEpochMilli() + ".open");
    try (var file = Files.newByteChannel(torn, StandardOpenOption.WRITE)) {
      file.truncate(Files.size(torn) - 300);
    }

    Spool again = open(afterTheKill, Duration.ofHours(1), 1 << 30);

    assertThat(again.segmentsOf("kerb"))
        .extracting(Segment::end)
        .containsExactly(NOON.plusMillis(9900), NOON.plusMillis(14_800));
    assertThat(again.segmentsOf("kerb").get(1).bytes()).isEqualTo(HEAD_BYTES + 49L * RECORD_BYTES);
    assertThat(torn).doesNotExist();
  }

  @Test
  void discardsASegmentWithoutAWholePacket(@TempDir Path afterTheKill) throws IOException {
    Path camera = Files.createDirectory(afterTheKill.resolve("kerb"));
    Path torn = Files.write(camera.resolve("1772366400000.open"), new byte[20]);

    Spool spool = open(afterTheKill, Duration.ofHours(1), 1 << 30);

    assertThat(spool.segmentsOf("kerb")).isEmpty();
    assertThat(torn).doesNotExist();
  }

  @Test
  void deletesWhatEndedLongerAgoThanItKeeps() {
    Spool spool = open(Duration.ofHours(1), 1 << 30);
    new TestingStream(spool.intake(), "removed", NOON).send(150);
    awaitEnd(spool, "removed", NOON.plusMillis(14_900));
    assertThat(spool.oldestAge()).isEqualTo(Duration.ZERO);

    now = NOON.plusSeconds(3610);
    new TestingStream(spool.intake(), "kerb", now).send(1);

    eventually(
        () -> {
          assertThat(spool.segmentsOf("removed"))
              .extracting(Segment::start)
              .containsExactly(NOON.plusSeconds(10));
          assertThat(spool.oldestAge()).isEqualTo(Duration.ofHours(1));
        });
    now = NOON.plusSeconds(3620);
    eventually(() -> assertThat(spool.segmentsOf("removed")).isEmpty());
    assertThat(folder.resolve("removed")).doesNotExist();
    assertThat(spool.segmentsOf("kerb")).hasSize(1);
  }

  @Test
  void deletesTheOldestOfAllCamerasBeyondItsBytes() throws IOException {
    long threeSegments = 3 * (HEAD_BYTES + 100L * RECORD_BYTES);
    Spool spool = open(Duration.ofDays(9), threeSegments + RECORD_BYTES);
    new TestingStream(spool.intake(), "gate", NOON.minusSeconds(60)).send(101);
    new TestingStream(spool.intake(), "kerb", NOON).send(401);

    awaitEnd(spool, "kerb", NOON.plusSeconds(40));
    assertThat(spool.bytes()).isLessThanOrEqualTo(threeSegments + RECORD_BYTES);
    assertThat(spool.segmentsOf("gate")).extracting(Segment::open).containsExactly(true);
    assertThat(spool.segmentsOf("kerb"))
        .extracting(Segment::start)
        .containsExactly(NOON.plusSeconds(20), NOON.plusSeconds(30), NOON.plusSeconds(40));
    try (Stream<Path> files = Files.list(folder.resolve("kerb"))) {
      assertThat(files.count()).isEqualTo(spool.segmentsOf("kerb").size());
    }
  }

  @Test
  void aFullDiskCostsPacketsAndNothingHalfWrittenStays() throws IOException {
    Spool spool = open(Duration.ofHours(1), 1 << 30);
    TestingStream kerb = new TestingStream(spool.intake(), "kerb", NOON).send(25);
    awaitEnd(spool, "kerb", NOON.plusMillis(2400));

    disk.fill();
    kerb.send(20);
    eventually(() -> assertThat(spool.dropped()).isEqualTo(20));
    assertThat(spool.writeErrors()).isEqualTo(3);
    assertThat(spool.segmentsOf("kerb")).extracting(Segment::open).containsExactly(false);
    try (SegmentReader reader = spool.read(spool.segmentsOf("kerb").get(0)).orElseThrow()) {
      assertThat(reader.places()).hasSize(25);
      assertThat(Files.size(spool.segmentsOf("kerb").get(0).file()))
          .isEqualTo(HEAD_BYTES + 25L * RECORD_BYTES);
    }

    disk.makeRoom();
    kerb.send(20);
    awaitEnd(spool, "kerb", NOON.plusMillis(6400));
    assertThat(spool.segmentsOf("kerb"))
        .extracting(Segment::start)
        .containsExactly(NOON, NOON.plusSeconds(5));
    assertThat(spool.dropped()).isEqualTo(25);
    try (Stream<Path> files = Files.list(folder.resolve("kerb"))) {
      assertThat(files.count()).isEqualTo(2);
    }
  }

  @Test
  void aStuckDiskHoldsNoReaderUp() {
    Spool spool = open(new SpoolSettings(folder, Duration.ofHours(1), 1 << 30, SMALL_QUEUE_BYTES));
    TestingStream kerb = new TestingStream(spool.intake(), "kerb", NOON).send(5);
    awaitEnd(spool, "kerb", NOON.plusMillis(400));

    disk.stick();
    kerb.send(200);
    assertThat(spool.waitingBytes()).isLessThanOrEqualTo(SMALL_QUEUE_BYTES);
    assertThat(spool.dropped()).isGreaterThanOrEqualTo(149);

    disk.free();
    eventually(() -> assertThat(spool.waitingBytes()).isZero());
    kerb.send(20);
    awaitEnd(spool, "kerb", NOON.plusMillis(22_400));
    Segment newest = spool.segmentsOf("kerb").get(spool.segmentsOf("kerb").size() - 1);
    assertThat(newest.start()).isEqualTo(NOON.plusSeconds(21));
  }

  @Test
  void aSegmentCanBeReadWhileItIsRenamedAndDeleted() throws IOException {
    Spool spool = open(Duration.ofHours(1), 1 << 30);
    TestingStream kerb = new TestingStream(spool.intake(), "kerb", NOON).send(50);
    awaitEnd(spool, "kerb", NOON.plusMillis(4900));
    Segment open = spool.segmentsOf("kerb").get(0);
    kerb.send(60);
    awaitEnd(spool, "kerb", NOON.plusMillis(10_900));

    try (SegmentReader reader = spool.read(open).orElseThrow()) {
      now = NOON.plus(Duration.ofDays(2));
      eventually(() -> assertThat(spool.read(open)).isEmpty());

      assertThat(reader.places()).hasSize(100);
      assertThat(reader.read(reader.places().get(99))).isEqualTo(TestingStream.bytesOf(99));
    }
  }

  @Test
  void isOneGatewaysOnly() {
    open(Duration.ofHours(1), 1 << 30);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Spool.open(settings(folder, Duration.ofHours(1), 9), () -> now))
        .withMessageContaining("another gateway")
        .withMessageContaining("XUNJIE_SPOOL_DIR");
  }

  @Test
  void saysThatItsFolderIsUnfit() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Spool.open(settings(file, Duration.ofHours(1), 9), () -> now))
        .withMessageContaining("can't be written")
        .withMessageContaining("XUNJIE_SPOOL_DIR");
  }

  private Spool open(Duration keptFor, long keptBytes) {
    return open(folder, keptFor, keptBytes);
  }

  private Spool open(Path where, Duration keptFor, long keptBytes) {
    return open(settings(where, keptFor, keptBytes));
  }

  private Spool open(SpoolSettings settings) {
    try {
      Spool spool = Spool.open(settings, disk, () -> now);
      opened.add(spool);
      spool.start();
      return spool;
    } catch (IOException unopened) {
      throw new UncheckedIOException(unopened);
    }
  }

  private static SpoolSettings settings(Path folder, Duration keptFor, long keptBytes) {
    return new SpoolSettings(folder, keptFor, keptBytes, QUEUE_BYTES);
  }

  private static void awaitEnd(Spool spool, String cameraId, Instant end) {
    eventually(
        () ->
            assertThat(spool.segmentsOf(cameraId)).last().extracting(Segment::end).isEqualTo(end));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).untilAsserted(assertion);
  }
}
