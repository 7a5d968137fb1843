package dev.xunjie.standalone.rtsp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients may ask in which order, over a real socket. */
class RtspDialogueTest {
  private static final String OVER_TCP = "Transport: RTP/AVP/TCP;unicast;interleaved=0-1";

  private RtspServer server;
  private TestingRtspClient client;

  @BeforeEach
  void connect() throws IOException {
    server =
        RtspServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Map.of("street", TestingClips.shipped()));
    client = new TestingRtspClient(server.port());
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void tellsItsMethods() throws IOException {
    TestingRtspClient.Reply reply = client.request("OPTIONS", "street");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers())
        .containsEntry("CSeq", "1")
        .containsEntry("Public", "OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER");
  }

  @Test
  void describesTheClipSoThatAReceiverCanPrepareItsDecoder() throws IOException {
    TestingRtspClient.Reply reply = client.request("DESCRIBE", "street", "Accept: application/sdp");

    assertThat(reply.headers())
        .containsEntry("Content-Type", "application/sdp")
        .containsEntry("Content-Base", "rtsp://127.0.0.1:%d/street/".formatted(server.port()));
    assertThat(reply.body())
        .contains("m=video 0 RTP/AVP 96\r\n", "a=rtpmap:96 H264/90000\r\n")
        .contains("packetization-mode=1;profile-level-id=64001F;sprop-parameter-sets=")
        .contains(
            Base64.getEncoder()
                .encodeToString(TestingClips.shipped().sequenceParameterSet().toByteArray()))
        .contains("a=control:track1\r\n");
  }

  @Test
  void doesNotKnowOtherMounts() throws IOException {
    assertThat(client.request("DESCRIBE", "avenue").status()).isEqualTo(404);
    assertThat(client.request("DESCRIBE", "").status()).isEqualTo(404);
    assertThat(client.request("SETUP", "avenue/track1", OVER_TCP).status()).isEqualTo(404);
  }

  @Test
  void refusesUdp() throws IOException {
    assertThat(
            client
                .request(
                    "SETUP", "street/track1", "Transport: RTP/AVP;unicast;client_port=4000-4001")
                .status())
        .isEqualTo(461);
    assertThat(client.request("SETUP", "street/track1").status()).isEqualTo(461);
  }

  @Test
  void takesTheTransportItSpeaksAmongAlternatives() throws IOException {
    TestingRtspClient.Reply reply =
        client.request(
            "SETUP",
            "street/track1",
            "Transport: RTP/AVP;unicast;client_port=4000-4001,RTP/AVP/TCP;unicast;interleaved=4-5");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers().get("Transport"))
        .startsWith("RTP/AVP/TCP;unicast;interleaved=4-5;ssrc=");
  }

  @Test
  void playsOnlyWhatWasSetUp() throws IOException {
    assertThat(client.request("PLAY", "street").status()).isEqualTo(454);
    client.setUp("street");
    assertThat(client.request("PLAY", "street", "Session: other").status()).isEqualTo(454);
  }

  @Test
  void setsUpAndPlaysOnceInASession() throws IOException {
    String session = client.setUp("street");

    assertThat(client.request("SETUP", "street/track1", OVER_TCP).status()).isEqualTo(455);
    TestingRtspClient.Reply playing = client.request("PLAY", "street", session);
    assertThat(playing.status()).isEqualTo(200);
    assertThat(playing.headers().get("RTP-Info"))
        .matches("url=rtsp://127.0.0.1:\\d+/street/track1;seq=\\d+;rtptime=\\d+");
    assertThat(client.request("PLAY", "street", session).status()).isEqualTo(455);
  }

  @Test
  void tearsDownAndBeginsAnew() throws IOException {
    String session = client.setUp("street");
    client.request("PLAY", "street", session);

    assertThat(client.request("TEARDOWN", "street", session).status()).isEqualTo(200);
    assertThat(client.request("PLAY", "street", session).status()).isEqualTo(454);
    assertThat(client.play("street").nextPicture().units()).isNotEmpty();
  }

  @Test
  void answersKeepAliveWhilePlaying() throws IOException {
    String session = client.setUp("street");
    client.request("PLAY", "street", session);

    assertThat(client.request("GET_PARAMETER", "street", session).status()).isEqualTo(200);
    assertThat(client.request("GET_PARAMETER", "street", "Session: other").status()).isEqualTo(454);
    assertThat(client.request("OPTIONS", "street").status()).isEqualTo(200);
  }

  @Test
  void readsOverReceiverReportsAndBodies() throws IOException {
    client.play("street");
    client.send(new byte[] {'$', 1, 0, 4, 'O', 'P', 'T', 'I'});

    assertThat(client.request("OPTIONS", "street").status()).isEqualTo(200);
    client.send(
        "GET_PARAMETER rtsp://h/street RTSP/1.0\r\nCSeq: 9\r\nContent-Length: 9\r\n\r\nposition\n"
            .getBytes(UTF_8));
    assertThat(client.reply().headers()).containsEntry("CSeq", "9");
    assertThat(client.request("OPTIONS", "street").status()).isEqualTo(200);
  }

  @Test
  void saysWhatALiveCameraDoesNotOffer() throws IOException {
    assertThat(client.request("PAUSE", "street").status()).isEqualTo(405);
    assertThat(client.request("DANCE", "street").status()).isEqualTo(501);
    assertThat(client.request("SETUP", "street/track1", "Require: flying").headers())
        .containsEntry("Unsupported", "flying");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: street\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\n\n",
        "OPTIONS * RTSP/1.0\r\n\r\n",
        "OPTIONS * RTSP/1.0\r\nCSeq: many\r\n\r\n",
        "OPTIONS * RTSP/1.0\r\nno header\r\n\r\n",
        "OPTIONS rtsp://[street RTSP/1.0\r\nCSeq: 1\r\n\r\n",
        "OPTIONS * RTSP/1.0\r\nCSeq: 1\r\nContent-Length: -1\r\n\r\n",
        "OPTIONS * RTSP/1.0\r\nCSeq: 1\r\nContent-Length: 99999999999\r\n\r\n"
      })
  void answersWhatIsNoRequestAndLivesOn(String bytes) throws IOException {
    client.send(bytes.getBytes(UTF_8));

    assertThat(client.reply().status()).isEqualTo(400);
    assertThat(client.isEnded()).isTrue();
    assertServes();
  }

  @Test
  void doesNotReadAnEndlessLineOrEndlessHeaders() throws IOException {
    client.send("x".repeat(20_000).getBytes(UTF_8));
    assertThat(client.reply().status()).isEqualTo(400);
    try (TestingRtspClient other = new TestingRtspClient(server.port())) {
      other.send(("OPTIONS * RTSP/1.0\r\n" + "a: b\r\n".repeat(500)).getBytes(UTF_8));
      assertThat(other.reply().status()).isEqualTo(400);
    }
    assertServes();
  }

  @Test
  void forgetsAClientThatLeavesInsideARequest() throws IOException {
    client.send("OPTIONS * RTSP/1.0\r\nCS".getBytes(UTF_8));
    client.close();

    assertServes();
  }

  private void assertServes() throws IOException {
    try (TestingRtspClient next = new TestingRtspClient(server.port())) {
      assertThat(next.request("DESCRIBE", "street").status()).isEqualTo(200);
    }
  }
}
