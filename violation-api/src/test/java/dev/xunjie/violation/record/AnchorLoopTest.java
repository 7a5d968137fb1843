package dev.xunjie.violation.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xunjie.evidence.record.Anchor;
import dev.xunjie.evidence.record.RecordTable;
import dev.xunjie.evidence.signing.SigningKey;
import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.TestingSettings;
import dev.xunjie.violation.TestingStack;
import dev.xunjie.violation.activity.Activity;
import dev.xunjie.violation.activity.ActivityLog;
import dev.xunjie.violation.activity.Actor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class AnchorLoopTest {
  private static final Duration PAUSE = Duration.ofMinutes(10);

  @TempDir private Path root;
  private final TestingStack stack = TestingStack.shared();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  void anchorsAtStartAndStopWhatIsInTheRecordByThen() throws Exception {
    Path folder = root.resolve("anchors");
    AnchorDesk desk = desk(folder);
    AnchorLoop loop = loop(desk, folder);

    assertThat(loop.step()).isEqualTo(PAUSE);
    Anchor atStart = desk.last().orElseThrow();
    record();
    loop.release();

    Anchor atStop = desk.last().orElseThrow();
    assertThat(atStop.head().sequence()).isGreaterThan(atStart.head().sequence());
    assertThat(desk.newest().genuine()).containsExactly(atStart, atStop);
    assertThat(lines(folder)).hasSize(2);
    try (Connection connection = stack.dataSource().getConnection()) {
      assertThat(new RecordTable(connection).check(List.of(atStart, atStop)).anchorsCompared())
          .isEqualTo(2);
    }
  }

  @Test
  void countsADiskThatTakesNothingAndGoesOnOnceItDoes() throws IOException {
    Path folder = Files.writeString(root.resolve("anchors"), "no folder", UTF_8);
    AnchorDesk desk = desk(folder);
    AnchorLoop loop = loop(desk, folder);

    assertThat(loop.step()).isLessThan(PAUSE);
    assertThat(metrics.counter("xunjie.record.anchor.failures").count()).isEqualTo(1);
    assertThat(desk.last()).isEmpty();

    Files.delete(folder);
    assertThat(loop.step()).isEqualTo(PAUSE);
    assertThat(desk.last()).isPresent();
  }

  private void record() {
    stack
        .api()
        .getBean(ActivityLog.class)
        .record(new Actor("wang.li", "10.0.0.7"), Activity.Kind.DECIDED, "anchored", Map.of());
  }

  private AnchorDesk desk(Path folder) {
    return new AnchorDesk(
        new RecordReader(JdbcClient.create(stack.dataSource())),
        SigningKey.readOrCreate(root.resolve("key.pem")),
        settings(folder),
        Clock.systemUTC());
  }

  private AnchorLoop loop(AnchorDesk desk, Path folder) {
    return new AnchorLoop(desk, settings(folder), Clock.systemUTC(), metrics);
  }

  private static ApiSettings settings(Path folder) {
    return TestingSettings.of(Map.of("anchor-dir", folder.toString()));
  }

  private static List<String> lines(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return Files.readAllLines(files.findFirst().orElseThrow(), UTF_8);
    }
  }
}
