package dev.xunjie.gateway.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClipQueryTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String TIMES = "?from=2026-03-01T12:00:00Z&to=2026-03-01T12:00:10.5Z";

  @Test
  void readsCameraTimesAndCodec() {
    assertThat(parse("/clips/kerb" + TIMES))
        .isEqualTo(
            new ClipRequest("kerb", NOON, NOON.plusMillis(10_500), ClipRequest.Codec.AS_STORED));
    assertThat(parse("/clips/kerb" + TIMES + "&codec=h264").codec())
        .isEqualTo(ClipRequest.Codec.H264);
  }

  @Test
  void readsTimesWithAnOffset() {
    ClipRequest request =
        parse("/clips/kerb?from=2026-03-01T20:00:00+08:00&to=2026-03-01T12%3A00%3A10Z");

    assertThat(request.from()).isEqualTo(NOON);
    assertThat(request.to()).isEqualTo(NOON.plusSeconds(10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/clips/",
        "/clips/..",
        "/clips/../health",
        "/clips/..%2Fsecrets",
        "/clips/%2Fetc",
        "/clips/.clips",
        "/clips/kerb/1",
        "/clips/%E8%B7%AF%E5%8F%A3"
      })
  void refusesWhatIsNoCameraId(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(path + TIMES))
        .withMessageContaining("camera id");
  }

  @ParameterizedTest
  @CsvSource({
    "'', from is",
    "?from=2026-03-01T12:00:00Z, to is",
    "?from=now&to=2026-03-01T12:00:10Z, from is",
    "?from=2026-03-01T12:00:00Z&to=2026-03-01T12:05:00.001Z, longest",
    "?from=2026-03-01T12:00:00Z&to=2026-03-01T12:00:00Z, before",
    "?from=2026-03-01T12:00:00Z&to=2026-03-01T12:00:01Z&codec=vp9, only be h264",
    "?from=2026-03-01T12:00:00Z&to=2026-03-01T12:00:01Z&speed=2, speed",
    "?from=2026-03-01T12:00:00Z&from=2026-03-01T12:00:00Z, twice",
    "?from=-999999999-01-01T00:00:00Z&to=+999999999-12-31T23:59:59Z, longest"
  })
  void refusesArgumentsAndSaysWhich(String query, String complaint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("/clips/kerb" + query))
        .withMessageContaining(complaint);
  }

  private static ClipRequest parse(String address) {
    return ClipQuery.parse(URI.create(address));
  }
}
