package dev.xunjie.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class JobOptionsTest {
  @Test
  void readsWhereKafkaIs() {
    assertThat(JobOptions.parse("--kafka", "127.0.0.1:9092").kafka()).isEqualTo("127.0.0.1:9092");
    assertThat(JobOptions.parse("--kafka", "a:1,b:2").kafka()).isEqualTo("a:1,b:2");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(JobOptions::parse).hasMessageContaining("--kafka host:port", "nothing");
    assertThatThrownBy(() -> JobOptions.parse("--kafka")).hasMessageContaining("--kafka host:port");
  }

  @Test
  void saysWhatItDoesntKnowOrCantRead() {
    assertThatThrownBy(() -> JobOptions.parse("--kafk", "a:1")).hasMessageContaining("--kafk a:1");
    assertThatThrownBy(() -> JobOptions.parse("--kafka", "localhost"))
        .hasMessageContaining("\"localhost\"");
  }
}
