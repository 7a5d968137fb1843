package dev.xunjie.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.xunjie.gateway.operations.BearerToken;
import dev.xunjie.gateway.spool.SpoolSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewaySettingsTest {
  @Test
  void needsKafkaOnly() {
    GatewaySettings settings = GatewaySettings.from(Map.of("XUNJIE_KAFKA", "kafka:9092"));

    assertThat(settings.kafka()).isEqualTo("kafka:9092");
    assertThat(settings.bufferBytes()).isEqualTo(64 << 20);
    assertThat(settings.http().getAddress().isLoopbackAddress()).isTrue();
    assertThat(settings.http().getPort()).isEqualTo(8091);
    assertThat(settings.metricsToken()).isEmpty();
    assertThat(settings.reading().deadlines().picture()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.spool()).isEmpty();
    assertThat(settings.spoolToken()).isEmpty();
  }

  @Test
  void takesWhatTheEnvironmentSays() {
    GatewaySettings settings =
        GatewaySettings.from(
            Map.of(
                "XUNJIE_KAFKA", "kafka:9092",
                "XUNJIE_GATEWAY_PORT", "0",
                "XUNJIE_GATEWAY_BUFFER_MB", "16",
                "XUNJIE_METRICS_TOKEN", "t0ken",
                "XUNJIE_GATEWAY_PACKET_SECONDS", "2.5"));

    assertThat(settings.http().getPort()).isZero();
    assertThat(settings.frameBufferBytes() + settings.producerBytes()).isEqualTo(16 << 20);
    assertThat(settings.metricsToken()).contains("t0ken");
    assertThat(settings.reading().deadlines().packet()).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void spoolsIntoTheFolderThatIsSet() {
    GatewaySettings standard =
        GatewaySettings.from(Map.of("XUNJIE_KAFKA", "kafka:9092", "XUNJIE_SPOOL_DIR", "/spool"));
    GatewaySettings chosen =
        GatewaySettings.from(
            Map.of(
                "XUNJIE_KAFKA", "kafka:9092",
                "XUNJIE_SPOOL_DIR", "/spool",
                "XUNJIE_SPOOL_HOURS", "2",
                "XUNJIE_SPOOL_MB", "2000000",
                "XUNJIE_SPOOL_QUEUE_MB", "8",
                "XUNJIE_SPOOL_TOKEN", "t0ken"));

    assertThat(standard.spool())
        .contains(
            new SpoolSettings(Path.of("/spool"), Duration.ofHours(24), 20_480L << 20, 32 << 20));
    assertThat(chosen.spool())
        .contains(
            new SpoolSettings(Path.of("/spool"), Duration.ofHours(2), 2_000_000L << 20, 8 << 20));
    assertThat(chosen.spoolToken()).contains(new BearerToken("t0ken"));
    assertThat(chosen.toString()).doesNotContain("t0ken");
  }

  @Test
  void saysWhichVariableIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GatewaySettings.from(Map.of()))
        .withMessageContaining("XUNJIE_KAFKA is missing");
  }

  @Test
  void saysWhichVariableIsUnfit() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                GatewaySettings.from(
                    Map.of("XUNJIE_KAFKA", "kafka:9092", "XUNJIE_GATEWAY_BUFFER_MB", "lots")))
        .withMessage(
            "XUNJIE_GATEWAY_BUFFER_MB is \"lots\", but must be a whole number from 8 to 65536");
  }
}
