package dev.xunjie.standalone.evaluation.detect;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.detector.detection.Detection;
import dev.xunjie.detector.detection.LookOptions;
import dev.xunjie.detector.detection.ObjectDetector;
import dev.xunjie.detector.detection.SecondLook;
import dev.xunjie.detector.detection.TorchDetector;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.image.UnreadableFrameException;
import dev.xunjie.detector.perception.Perception;
import dev.xunjie.models.ModelStore;
import dev.xunjie.models.ModelUnfitException;
import dev.xunjie.standalone.evaluation.EvaluationOptions;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xunjie eval detect}. */
@Command(
    name = "detect",
    mixinStandardHelpOptions = true,
    description = {
      "Scores first and second look on pictures with YOLO labels: COCO's average precision,",
      "car, bus and truck as one class, vehicle.",
      "Progress goes to the error stream."
    },
    exitCodeOnInvalidInput = 2)
public final class EvalDetectCommand implements Callable<Integer> {
  /**
   * Average precision counts the weak finds too, where the running system keeps only those of
   * {@value LookOptions#LEAST_SCORE} and more. Below this, boxes no longer change the third digit.
   */
  static final double LEAST_SCORE = 0.02;

  private static final int PICTURES_PER_PROGRESS_LINE = 20;

  @Mixin private EvaluationOptions options = new EvaluationOptions();

  @Option(
      names = "--classes",
      paramLabel = "FILE",
      description =
          "What the class numbers mean: one name on each line, or a data.yaml. Else looked for in DIR.")
  private Path classesFile;

  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      description = "A folder with a manifest.json, whose models --model names.")
  private Path modelsFolder;

  @Option(
      names = "--model",
      paramLabel = "ID",
      description = "Score this model of --models in the same run. May be repeated.")
  private List<String> modelIds = List.of();

  private final PrintStream out;
  private final PrintStream progress;

  public EvalDetectCommand() {
    this(System.out, System.err);
  }

  EvalDetectCommand(PrintStream out, PrintStream progress) {
    this.out = out;
    this.progress = progress;
  }

  @Override
  public Integer call() throws IOException {
    LabelledFolder material =
        LabelledFolder.read(options.folder(), Optional.ofNullable(classesFile));
    announce(material);
    ModelStore shipped = ModelStore.shipped();
    Set<String> shippedClasses = classesOf(shipped, Perception.SHIPPED_DETECTOR);
    DetectionScore first =
        score(
            material,
            shippedClasses,
            "first look",
            TorchDetector.open(shipped, Perception.SHIPPED_DETECTOR, lowFloor()));
    DetectionScore second =
        score(
            material,
            shippedClasses,
            "second look",
            SecondLook.open(shipped, Perception.SHIPPED_DETECTOR, LEAST_SCORE));
    DetectionReport report =
        new DetectionReport(material.pictures().size(), first, second, others(material)).rounded();
    out.println(options.asJson() ? ContractJson.toLine(report) : report.asTable());
    return 0;
  }

  private void announce(LabelledFolder material) {
    progress.printf("%d pictures%n", material.pictures().size());
    material.classOrigins().forEach(origin -> progress.printf("class names: %s%n", origin));
    material
        .leftOut()
        .forEach(
            folder -> progress.printf("left out, for nothing is labelled there: %s%n", folder));
  }

  private Map<String, DetectionScore> others(LabelledFolder material) throws IOException {
    if (modelIds.isEmpty()) {
      return Map.of();
    }
    if (modelsFolder == null) {
      throw new UnusableMaterialException("--model needs --models FOLDER, where its manifest lies");
    }
    try {
      ModelStore models = ModelStore.directory(modelsFolder);
      Map<String, DetectionScore> scores = new LinkedHashMap<>();
      for (String id : modelIds) {
        ObjectDetector detector = TorchDetector.open(models, id, lowFloor());
        scores.put(id, score(material, classesOf(models, id), id, detector));
      }
      return scores;
    } catch (ModelUnfitException unfit) {
      throw new UnusableMaterialException(unfit.getMessage(), unfit);
    }
  }

  /** Closes the detector. */
  private DetectionScore score(
      LabelledFolder material, Set<String> detectable, String name, ObjectDetector detector)
      throws IOException {
    Scoreboard scoreboard = new Scoreboard(detectable);
    WorstPictures worst = new WorstPictures();
    List<String> drawn = labelledClasses(material, detectable);
    int looked = 0;
    try (detector) {
      for (LabelledPicture labelled : material.pictures()) {
        List<FoundBox> found = look(detector, labelled.file());
        scoreboard.add(found, labelled.truth());
        worst.add(labelled, found, drawn);
        looked++;
        if (looked % PICTURES_PER_PROGRESS_LINE == 0) {
          progress.printf("%s: %d of %d%n", name, looked, material.pictures().size());
        }
      }
    }
    if (options.worstCasesFolder().isPresent()) {
      worst.draw(options.worstCasesFolder().get().resolve(name.replace(' ', '-')));
    }
    return scoreboard.score();
  }

  private static List<FoundBox> look(ObjectDetector detector, Path file) throws IOException {
    try (BgrImage picture = BgrImage.decode(Files.readAllBytes(file))) {
      List<FoundBox> found = new ArrayList<>();
      for (Detection detection : detector.detect(picture)) {
        found.add(
            new FoundBox(ScoredClass.of(detection.label()), detection.score(), detection.box()));
      }
      return found;
    } catch (UnreadableFrameException noPicture) {
      throw new UnusableMaterialException(
          "%s: %s; remove it or its labels".formatted(file, noPicture.getMessage()), noPicture);
    }
  }

  private List<String> labelledClasses(LabelledFolder material, Set<String> detectable) {
    Set<String> labelled =
        material.pictures().stream()
            .flatMap(picture -> picture.truth().stream())
            .map(LabelledBox::className)
            .collect(Collectors.toCollection(TreeSet::new));
    return labelled.stream().filter(detectable::contains).toList();
  }

  private static Set<String> classesOf(ModelStore models, String id) {
    return models.manifest().find(id).stream()
        .flatMap(entry -> entry.classes().stream())
        .map(ScoredClass::of)
        .collect(Collectors.toSet());
  }

  private static LookOptions lowFloor() {
    return LookOptions.USUAL.withLeastScore(LEAST_SCORE);
  }
}
