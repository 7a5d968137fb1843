package dev.xunjie.standalone.evidence;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.manifest.Completeness;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.evidence.manifest.MissingPart;
import dev.xunjie.evidence.verification.BundleReport;
import dev.xunjie.evidence.verification.ChainReport;
import dev.xunjie.evidence.verification.Finding;
import dev.xunjie.evidence.verification.VerificationReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code evidence verify} prints for people. */
final class VerificationText {
  private final PrintWriter out;
  private final boolean keyCompared;

  VerificationText(PrintWriter out, boolean keyCompared) {
    this.out = out;
    this.keyCompared = keyCompared;
  }

  void print(VerificationReport report) {
    report.bundles().forEach(this::print);
    report.stray().forEach(this::print);
    report.chains().forEach(this::print);
    out.println(report.isIntact() ? "Intact." : "NOT intact: see above.");
  }

  private void print(BundleReport bundle) {
    out.printf(
        "%s  %s%n", bundle.isIntact() ? "intact " : "ALTERED", bundle.folder().getFileName());
    bundle.manifest().ifPresent(this::print);
    bundle.keyId().ifPresent(this::printKey);
    bundle.findings().forEach(this::print);
  }

  private void print(Manifest manifest) {
    out.printf(
        "  incident %s, %s, camera %s, %s; %d files; number %d of the camera%n",
        manifest.incident().incidentId(),
        manifest.incident().offence().id(),
        manifest.incident().camera().id(),
        manifest.incident().episode().violationAt(),
        manifest.files().size(),
        manifest.chain().sequence());
    Completeness completeness = manifest.completeness();
    out.printf(
        Locale.ROOT,
        "  completeness %.2f%s%n",
        completeness.score(),
        completeness.gaps().stream()
            .map(Completeness.Answer::requirement)
            .collect(
                Collectors.joining("; ", completeness.gaps().isEmpty() ? "" : ", not met: ", "")));
    for (MissingPart missing : manifest.missing()) {
      out.printf("  not in it from the beginning: %s (%s)%n", missing.part(), missing.why());
    }
  }

  private void printKey(Sha256 key) {
    out.printf(
        "  signed by key %s%s%n",
        key, keyCompared ? "" : " (whose it is wasn't checked: --key FILE)");
  }

  private void print(ChainReport chain) {
    out.printf(
        "%s  chain of camera %s, numbers %d to %d%n",
        chain.findings().isEmpty() ? "intact " : "BROKEN ",
        chain.cameraId(),
        chain.first(),
        chain.last());
    chain.findings().forEach(this::print);
  }

  private void print(Finding finding) {
    out.printf(
        "  %s: %s: %s%n",
        finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        finding.where(),
        finding.explanation());
  }
}
