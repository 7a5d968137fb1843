package dev.xunjie.evidence.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.evidence.digest.Sha256;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordEntryTest {
  @Test
  void hashesTheFormThatIsDocumented() {
    RecordEntry entry =
        new RecordEntry(
            7,
            Instant.parse("2026-11-22T02:30:00.5Z"),
            "wang.li",
            "10.0.0.7",
            "DECIDED",
            "incident-1",
            "{\"note\":\"确认\"}");

    assertThat(entry.hashAfter("0".repeat(64)))
        .isEqualTo(
            Sha256.of(
                ("""
                xunjie-record-1
                1:7
                64:%s
                27:2026-11-22T02:30:00.500000Z
                7:wang.li
                8:10.0.0.7
                7:DECIDED
                10:incident-1
                17:{"note":"确认"}
                """
                        .formatted("0".repeat(64)))
                    .getBytes(UTF_8)));
  }

  @Test
  void tellsApartTextsThatJoinToTheSame() {
    Sha256 one = of("ab", "c").hashAfter("0".repeat(64));
    Sha256 other = of("a", "bc").hashAfter("0".repeat(64));

    assertThat(one).isNotEqualTo(other);
  }

  private static RecordEntry of(String actor, String address) {
    return new RecordEntry(1, Instant.EPOCH, actor, address, "DECIDED", "", "{}");
  }
}
