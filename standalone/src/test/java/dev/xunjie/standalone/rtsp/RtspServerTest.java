package dev.xunjie.standalone.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.xunjie.standalone.rtsp.h264.H264Clip;
import dev.xunjie.standalone.rtsp.h264.NalUnit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What clients get to see, over real sockets. */
class RtspServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PICTURE_TICKS = 9_000;
  private static final H264Clip FIVE_PICTURES = TestingClips.firstPictures(5);

  @Test
  void sendsTheClipsBytesInALoopWithRisingTimestamps() throws IOException {
    try (RtspServer server = start(Map.of("street", FIVE_PICTURES));
        TestingRtspClient client = new TestingRtspClient(server.port()).play("street")) {
      List<TestingRtspClient.Picture> pictures = client.nextPictures(12);

      long first = pictures.get(0).timestamp();
      for (int i = 0; i < pictures.size(); i++) {
        assertThat(pictures.get(i).timestamp()).isEqualTo(first + (long) i * PICTURE_TICKS);
        assertThat(pictures.get(i).units()).containsExactlyElementsOf(bytes(FIVE_PICTURES, i % 5));
      }
    }
  }

  @Test
  void startsWhereTheAnswerSaidItWould() throws IOException {
    try (RtspServer server = start(Map.of("street", TestingClips.shipped()));
        TestingRtspClient client = new TestingRtspClient(server.port())) {
      String session = client.setUp("street");
      String promised = client.request("PLAY", "street", session).headers().get("RTP-Info");

      TestingRtspClient.Picture first = client.nextPicture();
      assertThat(promised).endsWith(";rtptime=" + first.timestamp());
      assertThat(first.units()).anyMatch(unit -> (unit[0] & 0x1F) == 5);
    }
  }

  @Test
  void countsOverTheEndOfThirtyTwoBits() throws IOException {
    RtspServerSettings settings = RtspServerSettings.defaults().withFirstTimestamp(-PICTURE_TICKS);
    try (RtspServer server = start(Map.of("street", FIVE_PICTURES), settings);
        TestingRtspClient client = new TestingRtspClient(server.port()).play("street")) {
      List<TestingRtspClient.Picture> pictures = client.nextPictures(3);

      for (int i = 1; i < pictures.size(); i++) {
        assertThat(pictures.get(i).timestamp())
            .isEqualTo((pictures.get(i - 1).timestamp() + PICTURE_TICKS) % (1L << 32));
      }
    }
  }

  @Test
  void tellsWhenPicturesWereTakenBeforeTheFirstOne() throws IOException {
    Instant before = Instant.now();
    try (RtspServer server = start(Map.of("street", FIVE_PICTURES));
        TestingRtspClient client = new TestingRtspClient(server.port()).play("street")) {
      TestingRtspClient.Picture picture = client.nextPicture();
      Instant after = Instant.now();

      assertThat(client.reports()).hasSize(1);
      TestingRtspClient.Report report = client.reports().get(0);
      assertThat(report.takenAt()).isBetween(before.minusMillis(1), after.plusMillis(1));
      long ageTicks = report.timestamp() - picture.timestamp();
      assertThat(ageTicks).isNotNegative();
      Instant takenAt = report.takenAt().minusNanos(ageTicks * 1_000_000_000L / 90_000);
      assertThat(takenAt).isBetween(before.minusMillis(1), after);
    }
  }

  @Test
  void showsAllClientsOfAMountTheSameMoment() throws IOException {
    try (RtspServer server = start(Map.of("street", TestingClips.shipped()));
        TestingRtspClient early = new TestingRtspClient(server.port()).play("street")) {
      Map<Long, TestingRtspClient.Picture> seen =
          early.nextPictures(12).stream()
              .collect(Collectors.toMap(TestingRtspClient.Picture::timestamp, Function.identity()));
      try (TestingRtspClient late = new TestingRtspClient(server.port()).play("street")) {
        TestingRtspClient.Picture first = late.nextPicture();
        while (!seen.containsKey(first.timestamp())) {
          TestingRtspClient.Picture next = early.nextPicture();
          assertThat(next.timestamp()).isLessThanOrEqualTo(first.timestamp());
          seen.put(next.timestamp(), next);
        }
        assertThat(seen.get(first.timestamp()).units()).containsExactlyElementsOf(first.units());
      }
    }
  }

  @Test
  void dropsAClientThatDoesNotReadAndSparesTheOthers() throws IOException {
    RtspServerSettings settings = new RtspServerSettings(Duration.ofSeconds(1), 10, 0);
    Map<String, H264Clip> clips =
        Map.of("street", FIVE_PICTURES, "flood", TestingClips.hugeKeyPictures(2_000_000));
    try (RtspServer server = start(clips, settings);
        TestingRtspClient reading = new TestingRtspClient(server.port()).play("street");
        TestingRtspClient sleeping = new TestingRtspClient(server.port(), 4_096).play("flood")) {
      assertThat(server.connectionCount()).isEqualTo(2);

      await()
          .atMost(PATIENCE)
          .until(() -> reading.nextPicture() != null && server.connectionCount() == 1);

      assertThat(reading.nextPictures(3)).hasSize(3);
      assertThatThrownBy(() -> sleeping.nextPictures(1_000)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void turnsAwayMoreClientsThanItHasThreadsFor() throws IOException {
    RtspServerSettings settings = new RtspServerSettings(Duration.ofSeconds(5), 1, 0);
    try (RtspServer server = start(Map.of("street", FIVE_PICTURES), settings);
        TestingRtspClient first = new TestingRtspClient(server.port())) {
      assertThat(first.request("OPTIONS", "street").status()).isEqualTo(200);
      try (TestingRtspClient second = new TestingRtspClient(server.port())) {
        assertThat(second.isEnded()).isTrue();
      }
      first.close();
      await().atMost(PATIENCE).until(() -> server.connectionCount() == 0);
      try (TestingRtspClient third = new TestingRtspClient(server.port())) {
        assertThat(third.request("OPTIONS", "street").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void servesOneClipAtAHundredMounts() throws IOException {
    Map<String, H264Clip> clips =
        IntStream.range(0, 100)
            .boxed()
            .collect(Collectors.toMap(i -> "camera-" + i, i -> FIVE_PICTURES));
    try (RtspServer server = start(clips)) {
      for (String mount : clips.keySet()) {
        try (TestingRtspClient client = new TestingRtspClient(server.port()).play(mount)) {
          assertThat(client.nextPicture().units()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void endsItsClientsAndFreesItsPortWhenClosed() throws IOException {
    RtspServer server = start(Map.of("street", FIVE_PICTURES));
    int port = server.port();
    try (TestingRtspClient client = new TestingRtspClient(port).play("street")) {
      server.close();
      server.close();
      assertThatThrownBy(() -> client.nextPictures(1_000)).isInstanceOf(IOException.class);
    }
    try (RtspServer again = RtspServer.start(at(port), Map.of("street", FIVE_PICTURES));
        TestingRtspClient client = new TestingRtspClient(again.port()).play("street")) {
      assertThat(client.nextPicture().units()).isNotEmpty();
    }
  }

  @Test
  void saysWhichPortIsTaken() throws IOException {
    try (RtspServer server = start(Map.of("street", FIVE_PICTURES))) {
      assertThatThrownBy(() -> RtspServer.start(at(server.port()), Map.of()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(String.valueOf(server.port()))
          .hasMessageContaining("choose another port");
    }
  }

  @Test
  void refusesAMountThatNoAddressCanName() {
    assertThatThrownBy(() -> start(Map.of("north street", FIVE_PICTURES)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("north street");
  }

  private static List<byte[]> bytes(H264Clip clip, int picture) {
    return clip.pictures().get(picture).nalUnits().stream().map(NalUnit::toByteArray).toList();
  }

  private static RtspServer start(Map<String, H264Clip> clips) throws IOException {
    return start(clips, RtspServerSettings.defaults());
  }

  private static RtspServer start(Map<String, H264Clip> clips, RtspServerSettings settings)
      throws IOException {
    return RtspServer.start(at(0), clips, settings);
  }

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
