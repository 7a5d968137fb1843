package dev.xunjie.standalone.evaluation;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every {@code xunjie eval} takes. */
public final class EvaluationOptions {
  @Parameters(paramLabel = "DIR", description = "The material and its truth (docs/evaluation.md).")
  private Path folder;

  @Option(
      names = "--json",
      description = "One JSON object on standard output in place of the table.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to draw the worst cases, for looking at.")
  private Path worstCasesFolder;

  /** The material and its truth. */
  public Path folder() {
    return folder;
  }

  /** Whether figures are printed as one JSON object, not as a table. */
  public boolean asJson() {
    return json;
  }

  /** Where pictures of the worst cases go, if anywhere. */
  public Optional<Path> worstCasesFolder() {
    return Optional.ofNullable(worstCasesFolder);
  }
}
