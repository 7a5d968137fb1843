package dev.xunjie.standalone.evaluation.occupancy;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.detector.detection.TorchDetector;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.perception.Perception;
import dev.xunjie.models.ModelStore;
import dev.xunjie.standalone.evaluation.EvaluationOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xunjie eval occupancy}. */
@Command(
    name = "occupancy",
    mixinStandardHelpOptions = true,
    description = {
      "What stands in a zone that does not stand there on its reference pictures.",
      "DIR holds SCENES.tsv (pictures and masks), SEQUENCES.tsv (videos), or both."
    },
    exitCodeOnInvalidInput = 2)
public final class OccupancyCommand implements Callable<Integer> {
  private static final int SCENES_PER_PROGRESS_LINE = 20;

  @Mixin private EvaluationOptions options;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "Look at one picture in so many seconds of a video (default: 1).")
  private double everySeconds;

  private final PrintStream out;
  private final PrintStream progress;

  public OccupancyCommand() {
    this(System.out, System.err);
  }

  OccupancyCommand(PrintStream out, PrintStream progress) {
    this.out = out;
    this.progress = progress;
  }

  @Override
  public Integer call() throws IOException {
    OccupancyMaterial material = OccupancyMaterial.read(options.folder());
    if (options.worstCasesFolder().isPresent()) {
      Files.createDirectories(options.worstCasesFolder().get());
    }
    SceneScores scenes = new SceneScores();
    List<SequenceScore> sequences = new ArrayList<>();
    try (FeatureNetwork network = FeatureNetwork.shipped();
        TorchDetector detector =
            TorchDetector.open(ModelStore.shipped(), Perception.SHIPPED_DETECTOR)) {
      SceneEvaluation pictures = new SceneEvaluation(network, options.worstCasesFolder());
      for (OccupancyMaterial.Scene scene : material.scenes()) {
        pictures.add(scene, scenes);
        if (scenes.scenes() % SCENES_PER_PROGRESS_LINE == 0) {
          progress.printf("%d of %d scenes%n", scenes.scenes(), material.scenes().size());
        }
      }
      SequenceEvaluation videos =
          new SequenceEvaluation(network, detector, everySeconds, options.worstCasesFolder());
      for (OccupancyMaterial.Sequence sequence : material.sequences()) {
        sequences.add(videos.score(sequence));
        progress.printf("%s%n", sequence.video().getFileName());
      }
    }
    if (options.asJson()) {
      out.println(ContractJson.toLine(json(scenes, sequences)));
    } else {
      print(scenes, sequences);
    }
    return 0;
  }

  private static Map<String, Object> json(SceneScores scenes, List<SequenceScore> sequences) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("scenes", scenes.scenes());
    figures.put("cellAreaUnderCurve", scenes.areaUnderCurve());
    figures.put("cellsFound", scenes.found());
    figures.put("cellsFalse", scenes.falseShare());
    figures.put("cellsFoundAtOnePercentFalse", scenes.foundAtFalseShare(.01));
    figures.put("quietScenes", scenes.quietScenes());
    figures.put("quietScenesWithAFalseCell", scenes.falseScenes());
    figures.put("sequences", sequences);
    return figures;
  }

  private void print(SceneScores scenes, List<SequenceScore> sequences) {
    if (scenes.scenes() > 0) {
      out.printf(
          Locale.ROOT,
          "%d scenes, single looks, cells: area under curve %.4f, found %.3f, false %.4f,"
              + " found at 1 %% false %.3f; scenes with nothing there: %d, with a false cell %d%n",
          scenes.scenes(),
          scenes.areaUnderCurve(),
          scenes.found(),
          scenes.falseShare(),
          scenes.foundAtFalseShare(.01),
          scenes.quietScenes(),
          scenes.falseScenes());
    }
    for (SequenceScore score : sequences) {
      out.printf(
          Locale.ROOT,
          "%-28s %4d looks  %s  false %.1f s  lost %.1f s  most of the zone %.3f  since %s  %s%n",
          score.video(),
          score.looks(),
          score.expected()
              ? score
                  .foundAfterSeconds()
                  .map(after -> String.format(Locale.ROOT, "found after %.1f s", after))
                  .orElse("NOT FOUND")
              : "nothing expected",
          score.falseSeconds(),
          score.lostSeconds(),
          score.greatestShare(),
          score
              .sinceSecond()
              .map(second -> String.format(Locale.ROOT, "%.1f s", second))
              .orElse("never"),
          String.join(", ", score.named()));
    }
  }
}
