package dev.xunjie.standalone.evaluation.appearance;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.detector.appearance.AppearanceQuestion;
import dev.xunjie.detector.appearance.HeadFigures;
import dev.xunjie.detector.appearance.TrainedQuestion;
import dev.xunjie.detector.appearance.TruckHead;
import dev.xunjie.detector.appearance.TruckLook;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.standalone.evaluation.EvaluationOptions;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xunjie eval appearance}. */
@Command(
    name = "appearance",
    mixinStandardHelpOptions = true,
    description = {
      "Truck or not, load uncovered, body dirty: a head against the labels of DIR/LABELS.tsv.",
      "On the material that the head was trained on the figures mean nothing."
    },
    exitCodeOnInvalidInput = 2)
public final class AppearanceCommand implements Callable<Integer> {
  @Mixin private EvaluationOptions options;

  @Option(
      names = "--head",
      paramLabel = "FILE",
      description = "A head that xunjie train appearance wrote (default: the shipped one).")
  private Path headFile;

  private final PrintStream out;

  public AppearanceCommand() {
    this(System.out);
  }

  AppearanceCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    List<LabelledVehicle> vehicles = VehicleLabels.read(options.folder());
    TruckHead head = headFile == null ? TruckHead.shipped() : TruckHead.read(headFile);
    Map<AppearanceQuestion, AnswerScores> scores = new EnumMap<>(AppearanceQuestion.class);
    head.questions().forEach(each -> scores.put(each.question(), new AnswerScores()));
    try (FeatureNetwork network = FeatureNetwork.shipped()) {
      for (LabelledVehicle vehicle : vehicles) {
        TruckLook look = look(vehicle, network, head);
        scores.forEach(
            (question, answers) -> {
              if (vehicle.answers().containsKey(question)) {
                answers.add(vehicle.answers().get(question), look.probabilities().get(question));
              }
            });
        writeIfWrong(vehicle, look);
      }
    }
    report(head, vehicles.size(), scores);
    return 0;
  }

  private static TruckLook look(LabelledVehicle vehicle, FeatureNetwork network, TruckHead head)
      throws IOException {
    try (BgrImage picture = BgrImage.decode(Files.readAllBytes(vehicle.picture()))) {
      return TruckLook.at(picture, vehicle.box(), network, head);
    }
  }

  private void writeIfWrong(LabelledVehicle vehicle, TruckLook look) throws IOException {
    if (options.worstCasesFolder().isEmpty()) {
      return;
    }
    Path folder = Files.createDirectories(options.worstCasesFolder().get());
    for (Map.Entry<AppearanceQuestion, Double> answer : vehicle.answers().entrySet()) {
      Double probability = look.probabilities().get(answer.getKey());
      if (probability != null && Math.abs(probability - answer.getValue()) > .5) {
        Files.write(
            folder.resolve(
                String.format(
                    Locale.ROOT,
                    "%s-%.2f-%s",
                    answer.getKey().name().toLowerCase(Locale.ROOT),
                    probability,
                    vehicle.picture().getFileName())),
            Files.readAllBytes(vehicle.picture()));
      }
    }
  }

  private void report(TruckHead head, int vehicles, Map<AppearanceQuestion, AnswerScores> scores) {
    if (scores.isEmpty()) {
      throw new UnusableMaterialException(
          "head %s answers no question: train one with xunjie train appearance"
              .formatted(head.version()));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("head", head.version());
    json.put("vehicles", vehicles);
    for (TrainedQuestion trained : head.questions()) {
      HeadFigures figures = scores.get(trained.question()).figures();
      json.put(trained.question().name(), figures);
      if (!options.asJson()) {
        AnswerTable.print(
            out, trained.question(), figures, trained.proven() ? "" : "(unproven head)");
      }
    }
    if (options.asJson()) {
      out.println(ContractJson.toLine(json));
    }
  }
}
