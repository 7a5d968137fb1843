package dev.xunjie.standalone.evaluation.plates;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.detector.image.BgrImage;
import dev.xunjie.detector.plate.PlateRecognition;
import dev.xunjie.models.ModelStore;
import dev.xunjie.models.ModelUnfitException;
import dev.xunjie.standalone.evaluation.EvaluationOptions;
import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xunjie eval plates}. */
@Command(
    name = "plates",
    mixinStandardHelpOptions = true,
    description = {
      "Number plates on crops or photos against DIR/PLATES.tsv (docs/evaluation-plates.md)."
    },
    exitCodeOnInvalidInput = 2)
public final class PlatesCommand implements Callable<Integer> {
  private static final NormalisedBox WHOLE_PICTURE = new NormalisedBox(0, 0, 1, 1);
  private static final int PICTURES_PER_PROGRESS_LINE = 20;

  @Mixin private EvaluationOptions options;

  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      description = "Models to use in place of the shipped ones: a folder with a manifest.json.")
  private Path modelFolder;

  private final PrintStream out;
  private final PrintStream progress;

  public PlatesCommand() {
    this(System.out, System.err);
  }

  PlatesCommand(PrintStream out, PrintStream progress) {
    this.out = out;
    this.progress = progress;
  }

  @Override
  public Integer call() {
    PlateMaterial material = PlateMaterial.read(options.folder());
    List<PlateOutcome> outcomes = new ArrayList<>();
    try (PlateRecognition recognition = open()) {
      for (int i = 0; i < material.pictures().size(); i++) {
        outcomes.addAll(outcomes(recognition, material, i));
        if ((i + 1) % PICTURES_PER_PROGRESS_LINE == 0) {
          progress.printf(
              Locale.ROOT, "%d of %d pictures read%n", i + 1, material.pictures().size());
        }
      }
    }
    PlateFigures figures = PlateFigures.of(outcomes);
    out.print(
        options.asJson()
            ? ContractJson.toLine(figures) + System.lineSeparator()
            : PlateTable.of(material.kind(), figures, outcomes));
    options
        .worstCasesFolder()
        .ifPresent(folder -> WorstPlates.write(folder, material.pictures(), outcomes));
    return 0;
  }

  private PlateRecognition open() {
    try {
      return PlateRecognition.open(
          modelFolder == null ? ModelStore.shipped() : ModelStore.directory(modelFolder));
    } catch (ModelUnfitException unfit) {
      throw new UnusableMaterialException(unfit.getMessage(), unfit);
    }
  }

  private static List<PlateOutcome> outcomes(
      PlateRecognition recognition, PlateMaterial material, int index) {
    LabelledPicture labelled = material.pictures().get(index);
    try (BgrImage picture = labelled.decode()) {
      return switch (material.kind()) {
        case CROPS ->
            List.of(
                new PlateOutcome(
                    index, Optional.of(labelled.plates().get(0)), recognition.guessCrop(picture)));
        case PHOTOS ->
            PlateMatching.match(
                index, labelled.plates(), recognition.guesses(picture, WHOLE_PICTURE));
      };
    }
  }
}
