package dev.xunjie.violation.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignatureTest {
  /** The code was made with Python: hmac.new(secret, b"1792000000." + body, sha256). */
  @Test
  void isTheCodeThatAnyLanguageMakes() {
    assertThat(Signature.of("xjwh_known", Instant.ofEpochSecond(1_792_000_000), "{\"id\":\"x\"}"))
        .isEqualTo(
            "t=1792000000,v1=645b6114334c0fc1b803d84c1483e1503680ceec3398131a6512a86c0c56f80c");
  }
}
