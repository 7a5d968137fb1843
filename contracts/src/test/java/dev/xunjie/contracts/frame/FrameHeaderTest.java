package dev.xunjie.contracts.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xunjie.contracts.json.MalformedMessageException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FrameHeaderTest {
  private static final FrameHeader HEADER =
      new FrameHeader(
          Instant.ofEpochMilli(1_772_337_600_250L), CaptureTimeSource.RTCP, 768, 576, 42, .125);

  @Test
  void travelsAsTextInAFixedOrder() {
    String wire =
        HEADER.toWire().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + new String(entry.getValue(), UTF_8))
            .collect(Collectors.joining(" "));

    assertThat(wire)
        .isEqualTo(
            "capturedAt=1772337600250 captureTimeSource=RTCP width=768 height=576 sequence=42 changeScore=0.125");
  }

  @Test
  void isReadBackWholeAmongUnknownEntries() {
    Map<String, byte[]> wire = new LinkedHashMap<>(HEADER.toWire());
    wire.put("later", new byte[] {1});

    assertThat(FrameHeader.fromWire(wire)).isEqualTo(HEADER);
  }

  @Test
  void saysWhichEntryIsMissingOrUnfit() {
    assertThatThrownBy(() -> FrameHeader.fromWire(Map.of()))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("capturedAt is missing");

    Map<String, byte[]> wire = new LinkedHashMap<>(HEADER.toWire());
    wire.put("width", "wide".getBytes(UTF_8));
    assertThatThrownBy(() -> FrameHeader.fromWire(wire))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("wide");
  }
}
