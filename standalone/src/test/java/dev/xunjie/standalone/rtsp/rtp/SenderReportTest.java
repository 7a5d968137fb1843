package dev.xunjie.standalone.rtsp.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SenderReportTest {
  @Test
  void isASenderReportFollowedByTheCanonicalName() {
    SenderReport report =
        new SenderReport(
            0x11223344, Instant.parse("1970-01-01T00:00:01.500Z"), 0xFFFFFFFE, 7, 4_096);

    assertThat(HexFormat.of().formatHex(report.toPacket("xunjie")))
        .isEqualTo(
            "80c80006"
                + "11223344"
                + "83aa7e81"
                + "80000000"
                + "fffffffe"
                + "00000007"
                + "00001000"
                + "81ca0004"
                + "11223344"
                + "0106"
                + "78756e6a6965"
                + "00000000");
  }

  @Test
  void endsTheNameWithAtLeastOneZeroAtAWordsEnd() {
    SenderReport report = new SenderReport(1, Instant.EPOCH, 0, 0, 0);

    for (int length = 0; length < 9; length++) {
      byte[] packet = report.toPacket("n".repeat(length));
      int words = Short.toUnsignedInt((short) (packet[30] << 8 | packet[31])) + 1;
      assertThat(packet.length % 4).isZero();
      assertThat(28 + words * 4).isEqualTo(packet.length);
      assertThat(packet[packet.length - 1]).isZero();
    }
  }
}
