package dev.xunjie.standalone.evidence;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.evidence.manifest.MissingPart;
import dev.xunjie.evidence.verification.BundleReport;
import dev.xunjie.evidence.verification.ChainReport;
import dev.xunjie.evidence.verification.Finding;
import dev.xunjie.evidence.verification.VerificationReport;
import java.util.List;
import java.util.Optional;

/**
 * What {@code evidence verify --json} prints.
 *
 * @param intact whether nothing is wrong
 * @param keyCompared whether the signatures were held against a trusted key
 * @param bundles each bundle
 * @param stray what is wrong beside the bundles
 * @param chains each camera's chain
 */
record VerificationFigures(
    boolean intact,
    boolean keyCompared,
    List<Bundle> bundles,
    List<Finding> stray,
    List<ChainReport> chains) {
  static VerificationFigures of(VerificationReport report, boolean keyCompared) {
    return new VerificationFigures(
        report.isIntact(),
        keyCompared,
        report.bundles().stream().map(Bundle::of).toList(),
        report.stray(),
        report.chains());
  }

  /**
   * One bundle.
   *
   * @param folder its folder
   * @param intact whether nothing is wrong with it
   * @param incidentId whose evidence it is, if that is readable
   * @param keyId who signed it, if that is readable
   * @param completeness score, if that is readable
   * @param missingParts what its maker couldn't get, and why
   * @param findings what is wrong
   */
  record Bundle(
      String folder,
      boolean intact,
      Optional<String> incidentId,
      Optional<Sha256> keyId,
      Optional<Double> completeness,
      List<MissingPart> missingParts,
      List<Finding> findings) {
    private static Bundle of(BundleReport report) {
      return new Bundle(
          report.folder().toString(),
          report.isIntact(),
          report.manifest().map(manifest -> manifest.incident().incidentId()),
          report.keyId(),
          report.manifest().map(manifest -> manifest.completeness().score()),
          report.manifest().map(Manifest::missing).orElse(List.of()),
          report.findings());
    }
  }
}
