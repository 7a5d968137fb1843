package dev.xunjie.evidence.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.evidence.digest.Sha256;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AntiForgeryCodesTest {
  private static final Instant TIME = Instant.parse("2026-11-22T02:30:00Z");
  private static final Sha256 FRAME = Sha256.of("frame".getBytes(UTF_8));

  @TempDir private Path folder;
  private AntiForgeryCodes codes;

  @BeforeEach
  void readKey() {
    codes = SigningKey.readOrCreate(folder.resolve("key.pem")).antiForgeryCodes();
  }

  @Test
  void hasTwelveSymbolsWithoutThoseThatPeopleConfuse() {
    for (int second = 0; second < 200; second++) {
      assertThat(codes.of("incident", TIME.plusSeconds(second), FRAME))
          .matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}");
    }
  }

  @Test
  void dependsOnIncidentTimeFrameAndKey() {
    String code = codes.of("incident", TIME, FRAME);

    assertThat(codes.of("incident", TIME, FRAME)).isEqualTo(code);
    assertThat(codes.of("incident2", TIME, FRAME)).isNotEqualTo(code);
    assertThat(codes.of("incident", TIME.plusMillis(1), FRAME)).isNotEqualTo(code);
    assertThat(codes.of("incident", TIME, Sha256.of(new byte[1]))).isNotEqualTo(code);
    assertThat(
            SigningKey.readOrCreate(folder.resolve("other.pem"))
                .antiForgeryCodes()
                .of("incident", TIME, FRAME))
        .isNotEqualTo(code);
  }

  @Test
  void isKnownAgainAsPeopleTypeIt() {
    String code = codes.of("incident", TIME, FRAME);
    String typed = code.toLowerCase(Locale.ROOT).replace("-", " ").replace('0', 'o');

    assertThat(codes.isCodeOf(typed, "incident", TIME, FRAME)).isTrue();
    assertThat(codes.isCodeOf(typed, "incident2", TIME, FRAME)).isFalse();
  }
}
