package dev.xunjie.standalone.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.detector.appearance.AppearanceQuestion;
import dev.xunjie.detector.appearance.HeadFigures;
import dev.xunjie.detector.appearance.TrainedQuestion;
import dev.xunjie.detector.appearance.TruckHead;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import dev.xunjie.standalone.evaluation.appearance.AnswerTable;
import dev.xunjie.standalone.evaluation.appearance.LabelledVehicle;
import dev.xunjie.standalone.evaluation.appearance.VehicleLabels;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xunjie train appearance}. */
@Command(
    name = "appearance",
    mixinStandardHelpOptions = true,
    description = {
      "Trains heads for truck or not, load uncovered, body dirty on the labels of DIR/LABELS.tsv.",
      "Prints what cross-validation measures and writes a head file. A question whose head isn't",
      "better than chance with confidence is marked unproven, and decides nothing."
    },
    exitCodeOnInvalidInput = 2)
public final class TrainAppearanceCommand implements Callable<Integer> {
  /** Fewer of one answer can't be divided into folds: the question isn't trained at all. */
  private static final int LEAST_OF_EACH = 5;

  /** Fewer of one answer prove nothing, however well they are told apart. */
  private static final int LEAST_TO_PROVE = 20;

  /** Where the lower end of the 95 % interval of balanced accuracy must lie; chance is one half. */
  private static final double LEAST_BALANCED_LOW = .6;

  private static final int DIGITS = 6;
  private static final int VEHICLES_PER_PROGRESS_LINE = 25;
  private static final long SEED = 7;

  @Parameters(paramLabel = "DIR", description = "Holds LABELS.tsv (docs/evaluation-appearance.md).")
  private Path folder;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "truck-head.json",
      description = "The head file to write (default: ${DEFAULT-VALUE}).")
  private Path headFile;

  @Option(
      names = "--name",
      paramLabel = "VERSION",
      defaultValue = "own-1",
      description = "How reports name this head (default: ${DEFAULT-VALUE}).")
  private String version;

  @Option(
      names = "--folds",
      paramLabel = "COUNT",
      defaultValue = "5",
      description = "Parts that cross-validation divides the pictures into (default: 5).")
  private int folds;

  @Option(names = "--json", description = "One JSON object on standard output in place of a table.")
  private boolean json;

  private final PrintStream out;
  private final PrintStream progress;

  public TrainAppearanceCommand() {
    this(System.out, System.err);
  }

  TrainAppearanceCommand(PrintStream out, PrintStream progress) {
    this.out = out;
    this.progress = progress;
  }

  @Override
  public Integer call() throws IOException {
    if (folds < 2) {
      throw new UnusableMaterialException("--folds is %d, but must be 2 or more".formatted(folds));
    }
    List<LabelledVehicle> vehicles = VehicleLabels.read(folder);
    List<TrainedQuestion> trained = new ArrayList<>();
    try (FeatureNetwork network = FeatureNetwork.shipped()) {
      List<List<float[]>> looks = looks(vehicles, network);
      for (AppearanceQuestion question : AppearanceQuestion.values()) {
        List<Example> examples = examples(question, vehicles, looks);
        if (count(examples, 1) < LEAST_OF_EACH || count(examples, 0) < LEAST_OF_EACH) {
          progress.printf(
              "%s: %d yes and %d no, but %d of each are needed: not trained%n",
              question, count(examples, 1), count(examples, 0), LEAST_OF_EACH);
          continue;
        }
        progress.printf("%s: training on %d examples%n", question, examples.size());
        trained.add(train(question, examples));
      }
      TruckHead head =
          new TruckHead(
              TruckHead.FORMAT,
              version,
              network.modelId(),
              VehicleLabels.sha256(vehicles),
              trained);
      Files.writeString(headFile, ContractJson.toLine(head) + "\n", UTF_8);
    }
    report(trained, vehicles.size());
    return 0;
  }

  private List<List<float[]>> looks(List<LabelledVehicle> vehicles, FeatureNetwork network)
      throws IOException {
    Random random = new Random(SEED);
    List<List<float[]>> looks = new ArrayList<>();
    for (LabelledVehicle vehicle : vehicles) {
      try (BgrImage picture = BgrImage.decode(Files.readAllBytes(vehicle.picture()))) {
        looks.add(VehicleVariants.looks(picture, vehicle.box(), network, random));
      }
      if (looks.size() % VEHICLES_PER_PROGRESS_LINE == 0) {
        progress.printf("%d of %d vehicles looked at%n", looks.size(), vehicles.size());
      }
    }
    return looks;
  }

  private static List<Example> examples(
      AppearanceQuestion question, List<LabelledVehicle> vehicles, List<List<float[]>> looks) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < vehicles.size(); i++) {
      Double truth = vehicles.get(i).answers().get(question);
      if (truth != null) {
        examples.add(new Example(vehicles.get(i).picture().toString(), truth, looks.get(i)));
      }
    }
    return examples;
  }

  private TrainedQuestion train(AppearanceQuestion question, List<Example> examples) {
    HeadFigures figures = CrossValidation.figures(examples, folds);
    boolean proven =
        Math.min(figures.yes(), figures.no()) >= LEAST_TO_PROVE
            && figures.balancedLow() >= LEAST_BALANCED_LOW;
    LogisticHead head = LogisticHead.train(examples);
    return new TrainedQuestion(
        question,
        proven,
        DoubleStream.of(head.weights()).map(TrainAppearanceCommand::rounded).boxed().toList(),
        rounded(head.bias()),
        figures);
  }

  private void report(List<TrainedQuestion> trained, int vehicles) {
    if (json) {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("head", headFile.toString());
      figures.put("vehicles", vehicles);
      trained.forEach(
          each ->
              figures.put(
                  each.question().name(),
                  Map.of("proven", each.proven(), "figures", each.figures())));
      out.println(ContractJson.toLine(figures));
      return;
    }
    out.printf("%d-fold cross-validation, whole pictures held back; 95 %% intervals%n", folds);
    for (TrainedQuestion each : trained) {
      AnswerTable.print(
          out, each.question(), each.figures(), each.proven() ? "proven" : "UNPROVEN");
    }
    out.printf("written: %s%n", headFile);
  }

  private static long count(List<Example> examples, double truth) {
    return examples.stream().filter(example -> example.truth() == truth).count();
  }

  /** Six decimals: a feature's step of rounding moves no probability by more than 1e-3. */
  private static double rounded(double weight) {
    double scale = Math.pow(10, DIGITS);
    return Math.round(weight * scale) / scale;
  }
}
