package dev.xunjie.standalone.evidence;

import dev.xunjie.contracts.json.ContractJson;
import dev.xunjie.evidence.signing.TrustedKey;
import dev.xunjie.evidence.signing.UnusableKeyException;
import dev.xunjie.evidence.verification.FolderVerification;
import dev.xunjie.evidence.verification.NoBundleException;
import dev.xunjie.evidence.verification.VerificationReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xunjie evidence verify}: whether a bundle is as it was signed. */
@Command(
    name = "verify",
    description = {
      "Checks a bundle of evidence, or a folder of bundles with the chains of their cameras. Names"
          + " every file that was altered, removed or added.",
      "Needs nothing but the folder."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 intact; 1 something is wrong; 2 there was nothing to check."})
public final class EvidenceVerifyCommand implements Callable<Integer> {
  private static final int INTACT = 0;
  private static final int WRONG = 1;
  private static final int UNCHECKED = 2;

  @Parameters(paramLabel = "DIR", description = "a bundle, or a folder of bundles")
  private Path folder;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "the authority's public key (PEM), which must have signed. Without it the check shows"
              + " that nothing was altered since it was signed, but not by whom.")
  private Optional<Path> keyFile = Optional.empty();

  @Option(names = "--json", description = "the findings as JSON on one line")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    VerificationReport report;
    try {
      report = FolderVerification.of(folder, keyFile.map(TrustedKey::read));
    } catch (NoBundleException | UnusableKeyException uncheckable) {
      spec.commandLine().getErr().println(uncheckable.getMessage());
      return UNCHECKED;
    }
    if (json) {
      out.println(ContractJson.toLine(VerificationFigures.of(report, keyFile.isPresent())));
    } else {
      new VerificationText(out, keyFile.isPresent()).print(report);
    }
    return report.isIntact() ? INTACT : WRONG;
  }
}
