package dev.xunjie.standalone.evaluation.stays;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.standalone.evaluation.EvaluationOptions;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xunjie eval stays}. */
@Command(
    name = "stays",
    mixinStandardHelpOptions = true,
    description = {
      "Scores which vehicles are declared at rest, over recorded detections in RoadTrack's layout.",
      "There are no pixels: the tracker works by place alone."
    },
    exitCodeOnInvalidInput = 2)
public final class EvalStaysCommand implements Callable<Integer> {
  private static final int UNUSABLE_INPUT = 2;
  private static final int BROKEN_OFF = 1;
  private static final String ROW = "%-8s %6s %6s %6s %10s %7s %6s %9s%n";

  @Mixin private EvaluationOptions options;

  @Option(
      names = "--fps",
      paramLabel = "RATE",
      defaultValue = "10",
      description =
          "Frames a second to look at, 10 (all, the default) or fewer: 1, or 0.2 for one look in"
              + " five seconds.")
  private double framesPerSecond;

  private final PrintStream out;
  private final PrintStream progress;

  public EvalStaysCommand() {
    this(System.out, System.err);
  }

  EvalStaysCommand(PrintStream out, PrintStream progress) {
    this.out = out;
    this.progress = progress;
  }

  @Override
  public Integer call() {
    try {
      int step = step();
      List<SequenceScore> scores =
          new RoadTrackFolder(options.folder())
              .sequences()
              .map(sequence -> sequence.everyNthFrame(step))
              .map(sequence -> SequenceScore.of(sequence, RestWatch.declaredIn(sequence)))
              .toList();
      if (options.asJson()) {
        out.println(ContractJson.toLine(StaysFigures.of(scores)));
      } else {
        printTable(scores);
      }
      if (options.worstCasesFolder().isPresent()) {
        Path folder = options.worstCasesFolder().get();
        int drawn = WorstStays.draw(scores, folder);
        progress.printf(Locale.ROOT, "%d worst cases drawn in %s%n", drawn, folder);
      }
      return 0;
    } catch (UnusableMaterialException unusable) {
      progress.println(unusable.getMessage());
      return UNUSABLE_INPUT;
    } catch (IOException | UncheckedIOException trouble) {
      progress.println("Writing failed: " + trouble.getMessage());
      return BROKEN_OFF;
    }
  }

  private int step() {
    if (!(framesPerSecond > 0 && framesPerSecond <= RecordedSequence.FRAMES_PER_SECOND)) {
      throw new UnusableMaterialException(
          "--fps is %s, but must be over 0 and at most %d"
              .formatted(framesPerSecond, RecordedSequence.FRAMES_PER_SECOND));
    }
    return (int) Math.round(RecordedSequence.FRAMES_PER_SECOND / framesPerSecond);
  }

  private void printTable(List<SequenceScore> scores) {
    out.printf(
        Locale.ROOT,
        ROW,
        "camera",
        "truth",
        "found",
        "false",
        "precision",
        "recall",
        "f1",
        "latency s");
    Map<String, List<SequenceScore>> byCamera =
        scores.stream()
            .collect(
                Collectors.groupingBy(
                    score -> score.sequence().camera(), TreeMap::new, Collectors.toList()));
    byCamera.forEach((camera, ofCamera) -> printRow(camera, StaysFigures.of(ofCamera)));
    printRow("all", StaysFigures.of(scores));
  }

  private void printRow(String name, StaysFigures figures) {
    out.printf(
        Locale.ROOT,
        ROW,
        name,
        figures.truth(),
        figures.found(),
        figures.falseStays(),
        threeDigits(figures.precision()),
        threeDigits(figures.recall()),
        threeDigits(figures.f1()),
        figures.latencySeconds().isPresent()
            ? String.format(Locale.ROOT, "%.1f", figures.latencySeconds().getAsDouble())
            : "-");
  }

  private static String threeDigits(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
