package dev.xunjie.standalone.cli;

import dev.xunjie.standalone.cameras.CameraFile;
import dev.xunjie.standalone.stack.Shortfall;
import dev.xunjie.standalone.stack.StackSettings;
import dev.xunjie.standalone.supervisor.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main job on the shipped clips, from their RTSP streams to the review queue. */
@Command(
    name = "demo",
    description =
        "Runs the main job on the shipped clips: cameras, gateway, Flink, database, console.",
    mixinStandardHelpOptions = true,
    versionProvider = ShippedVersion.class)
final class DemoCommand implements Callable<Integer> {
  private static final int TIME_RAN_OUT = 3;

  @Spec private CommandSpec spec;
  @Mixin private StackOptions options;

  @Option(
      names = "--headless",
      description =
          "For scripts: incidents as JSON lines on standard output, as the API's queue shows them,"
              + " all else on standard error; the console on any free port. New ones only, unless"
              + " --until-incidents is given.")
  private boolean headless;

  @Option(
      names = "--until-incidents",
      paramLabel = "N",
      description =
          "Stop when N incidents stand in the queue with their stills; those of earlier runs on the"
              + " same data folder count. From 1. Default: go on until Ctrl-C.")
  private Optional<Integer> untilIncidents;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Give up after this long, with exit code 3. Default: never.")
  private Optional<Integer> timeoutSeconds;

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireFromOne("--until-incidents", untilIncidents);
    requireFromOne("--timeout", timeoutSeconds);
    Terminal terminal = Terminal.standardError();
    StackSettings settings = options.settings("demo", headless, CameraFile.NOTHING, true);
    try (RunningStack running = RunningStack.prepare(settings, terminal, untilIncidents)) {
      AtomicBoolean late = new AtomicBoolean();
      timeoutSeconds.ifPresent(
          seconds -> stopAfter(Duration.ofSeconds(seconds), running, terminal, late));
      IncidentPrinter printer = new IncidentPrinter(spec.commandLine().getOut(), headless);
      boolean enough = running.run(() -> Welcome.print(terminal, running.stack()), printer::print);
      return enough || !late.get() ? 0 : TIME_RAN_OUT;
    }
  }

  private void requireFromOne(String option, Optional<Integer> value) {
    value
        .filter(number -> number < 1)
        .ifPresent(
            number -> {
              throw new ParameterException(
                  spec.commandLine(), "%s is %d, but must be 1 or more".formatted(option, number));
            });
  }

  private void stopAfter(
      Duration limit, RunningStack running, Terminal terminal, AtomicBoolean late) {
    Thread watch =
        new Thread(
            () -> {
              try {
                Thread.sleep(limit.toMillis());
              } catch (InterruptedException unexpected) {
                throw new IllegalStateException("nobody interrupts the time limit", unexpected);
              }
              late.set(true);
              terminal.say(
                  "Time ran out after %d s: %d%s incidents in the queue with their stills, %d more without. %s"
                      .formatted(
                          limit.toSeconds(),
                          running.queue().told(),
                          untilIncidents.map(n -> " of " + n).orElse(""),
                          running.queue().waitingForStills(),
                          Shortfall.of(running.stack())));
              running.close();
            },
            "time-limit");
    watch.setDaemon(true);
    watch.start();
  }
}
