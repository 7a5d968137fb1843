package dev.xunjie.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.xunjie.gateway.video.StreamFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentReaderTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final StreamFormat FORMAT =
      new StreamFormat("hevc", new byte[] {0, 0, 0, 1}, 1280, 720);

  @TempDir private Path folder;
  private Segment whole;

  @BeforeEach
  void write() throws IOException {
    OpenSegment open = new OpenSegment(SpoolDisk.fileSystem(), folder.resolve("kerb"), packet(0));
    for (int i = 0; i < 4; i++) {
      open.append(packet(i), NOON);
    }
    whole = open.finish().orElseThrow();
  }

  @Test
  void givesBackWhatWasWritten() throws IOException {
    try (SegmentReader reader = SegmentReader.open(whole.file(), whole.bytes())) {
      List<PacketPlace> places = reader.places();

      assertThat(reader.format()).isEqualTo(FORMAT);
      assertThat(places)
          .extracting(PacketPlace::capturedAt)
          .containsExactly(NOON, NOON.plusMillis(40), NOON.plusMillis(80), NOON.plusMillis(120));
      assertThat(places).extracting(PacketPlace::key).containsExactly(true, false, false, false);
      assertThat(reader.read(places.get(3))).isEqualTo(packet(3).bytes());
    }
    assertThat(whole.file().getFileName()).hasToString("1772366400123-1772366400243.packets");
  }

  @Test
  void tellsAnAlteredPacketFromAWholeOne() throws IOException {
    byte[] bytes = Files.readAllBytes(whole.file());
    bytes[bytes.length - 1] ^= 1;
    Files.write(whole.file(), bytes);

    try (SegmentReader reader = SegmentReader.open(whole.file(), whole.bytes())) {
      List<PacketPlace> places = reader.places();
      assertThat(reader.read(places.get(2))).isEqualTo(packet(2).bytes());
      assertThatExceptionOfType(DamagedSegmentException.class)
          .isThrownBy(() -> reader.read(places.get(3)))
          .withMessageContaining("2026-03-01T12:00:00.243Z");
    }
  }

  @Test
  void refusesAFileThatIsNoSegment() throws IOException {
    Path text = Files.writeString(folder.resolve("1-2.packets"), "not a segment, whatever it says");

    assertThatExceptionOfType(DamagedSegmentException.class)
        .isThrownBy(() -> SegmentReader.open(text, 31));
    assertThatExceptionOfType(DamagedSegmentException.class)
        .isThrownBy(() -> SegmentReader.open(whole.file(), 12))
        .withMessageContaining("torn");
  }

  private static SpoolPacket packet(int index) {
    byte[] bytes = new byte[100 + index];
    bytes[index] = (byte) (index + 1);
    return new SpoolPacket(
        "kerb", FORMAT, NOON.plusMillis(40L * index), index == 0, index == 0, bytes);
  }
}
