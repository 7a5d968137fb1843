package dev.xunjie.standalone.supervisor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private final TestingTerminal terminal = new TestingTerminal();
  private Supervisor supervisor;

  @BeforeEach
  void makeSupervisor() {
    supervisor = new Supervisor(folder, folder, new ProcessRecords(folder), terminal.terminal());
  }

  @AfterEach
  void stopAll() {
    supervisor.close();
  }

  @Test
  void tellsWhenAProgramIsReadyAndPassesOnItsLines() throws IOException {
    supervisor.start(List.of(program("巡街", "serve")));

    assertThat(terminal.lines()).anyMatch(line -> line.matches("巡街 … ready \\(\\d+ s\\)"));
    await().atMost(LIMIT).until(() -> terminal.lines().contains("[巡街] 巡街 就绪"));
    await()
        .atMost(LIMIT)
        .until(() -> Files.readAllLines(folder.resolve("巡街.log"), UTF_8).contains("巡街 就绪"));
  }

  @Test
  void startsADeadChildAgainAndSaysSoInOneLine() {
    supervisor.start(List.of(program("gateway", "serve")));
    long before = supervisor.process("gateway").orElseThrow().pid();

    forgetReady("gateway");
    supervisor.kill("gateway");

    await().atMost(LIMIT).until(() -> Files.exists(folder.resolve("gateway.ready")));
    assertThat(supervisor.process("gateway").orElseThrow().pid()).isNotEqualTo(before);
    assertThat(terminal.lines())
        .filteredOn(line -> line.contains("died"))
        .singleElement()
        .asString()
        .matches(
            "gateway died \\(exit code 137, ended by signal 9, after \\d+ s\\);"
                + " it is started again in 1 s\\. Its last lines are in .*gateway\\.log");
  }

  @Test
  void leavesNoProcessBehind() throws IOException {
    supervisor.start(List.of(program("parent", "serve-with-offspring")));
    await().atMost(LIMIT).until(() -> Files.exists(folder.resolve("parent-offspring.ready")));
    ProcessHandle parent = recorded("parent");
    ProcessHandle offspring = recorded("parent-offspring");

    supervisor.close();

    assertThat(parent.isAlive()).isFalse();
    assertThat(offspring.isAlive()).isFalse();
    assertThat(folder.resolve("parent.pid")).doesNotExist();
  }

  @Test
  void stopsTheLastStartedFirst() throws IOException {
    supervisor.start(List.of(program("first", "serve"), program("second", "serve")));
    supervisor.start(List.of(program("third", "serve")));

    supervisor.close();

    assertThat(Files.readAllLines(folder.resolve("stopped"), UTF_8))
        .containsExactly("third", "second", "first");
  }

  @Test
  void endsByForceWhatDoesNotStop() throws IOException {
    supervisor.start(List.of(program("stubborn", "ignore-stop")));
    ProcessHandle stubborn = recorded("stubborn");

    supervisor.close();

    assertThat(stubborn.isAlive()).isFalse();
    assertThat(terminal.lines()).anyMatch(line -> line.startsWith("stubborn … did not stop"));
  }

  @Test
  void givesUpAStartThatFailsAgainAndAgain() {
    assertThatThrownBy(() -> supervisor.start(List.of(program("broken", "die"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("broken died 5 times at its start; see .*broken\\.log");
    assertThat(terminal.lines()).contains("[broken] this can't work");
  }

  @Test
  void heldChildStaysAwayUntilResumed() {
    supervisor.start(List.of(program("kafka", "serve")));

    supervisor.hold("kafka");
    assertThat(supervisor.process("kafka")).isEmpty();

    forgetReady("kafka");
    supervisor.resume("kafka");
    assertThat(supervisor.process("kafka")).isPresent();
  }

  @Test
  void keepsTheLogOfTheRunBefore() throws IOException {
    Files.writeString(folder.resolve("api.log"), "from the run before\n", UTF_8);

    supervisor.start(List.of(program("api", "serve")));

    assertThat(folder.resolve("api.log.1")).hasContent("from the run before");
  }

  @Test
  void refusesToStartOnceClosed() {
    supervisor.close();

    assertThatThrownBy(() -> supervisor.start(List.of(program("late", "serve"))))
        .hasMessage("the stack is being stopped");
  }

  private Program program(String name, String behaviour) {
    return new Program(
        name,
        TestingProgram.command(folder, name, behaviour),
        Map.of("LC_ALL", "C.UTF-8"),
        () -> Files.exists(folder.resolve(name + ".ready")),
        LIMIT,
        Duration.ofSeconds(behaviour.equals("serve") ? 60 : 2));
  }

  private ProcessHandle recorded(String name) throws IOException {
    String pid = Files.readString(folder.resolve(name + ".ready"), UTF_8);
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private void forgetReady(String name) {
    try {
      Files.delete(folder.resolve(name + ".ready"));
    } catch (IOException unexpected) {
      throw new AssertionError(unexpected);
    }
  }
}
