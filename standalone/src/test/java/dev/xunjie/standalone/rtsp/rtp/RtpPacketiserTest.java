package dev.xunjie.standalone.rtsp.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.standalone.rtsp.TestingClips;
import dev.xunjie.standalone.rtsp.h264.AccessUnit;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class RtpPacketiserTest {
  private static final AccessUnit KEY_PICTURE = TestingClips.shipped().pictures().get(0);

  @Test
  void fitsEveryPacketIntoAnEthernetFrame() {
    assertThat(new RtpPacketiser(1, 0).packetise(KEY_PICTURE, 0))
        .hasSizeGreaterThan(4)
        .allSatisfy(packet -> assertThat(packet.length).isLessThanOrEqualTo(1_412));
  }

  @Test
  void marksThePicturesLastPacketAlone() {
    List<byte[]> packets = new RtpPacketiser(1, 0).packetise(KEY_PICTURE, 0);

    assertThat(packets.subList(0, packets.size() - 1))
        .allSatisfy(packet -> assertThat(packet[1]).isEqualTo((byte) 96));
    assertThat(packets.get(packets.size() - 1)[1]).isEqualTo((byte) (0x80 | 96));
  }

  @Test
  void numbersPacketsOverTheEndOfSixteenBits() {
    RtpPacketiser packetiser = new RtpPacketiser(1, 65_535);
    List<byte[]> packets = packetiser.packetise(KEY_PICTURE, 0);

    assertThat(packets.subList(0, 3))
        .extracting(packet -> Short.toUnsignedInt(ByteBuffer.wrap(packet).getShort(2)))
        .containsExactly(65_535, 0, 1);
    assertThat(packetiser.nextSequence()).isEqualTo(packets.size() - 1);
  }

  @Test
  void countsPacketsAndPayloadForTheReports() {
    RtpPacketiser packetiser = new RtpPacketiser(1, 0);
    List<byte[]> packets = packetiser.packetise(KEY_PICTURE, 0);

    assertThat(packetiser.packetsSent()).isEqualTo(packets.size());
    assertThat(packetiser.payloadBytesSent())
        .isEqualTo(packets.stream().mapToInt(packet -> packet.length - 12).sum());
  }
}
