package dev.xunjie.evidence.verification;

import java.util.List;

/**
 * What was found in a folder of one bundle or several.
 *
 * @param bundles each bundle, by folder name
 * @param stray what is wrong beside the bundles
 * @param chains each camera's chain, of the manifests that are here
 */
public record VerificationReport(
    List<BundleReport> bundles, List<Finding> stray, List<ChainReport> chains) {
  public VerificationReport {
    bundles = List.copyOf(bundles);
    stray = List.copyOf(stray);
    chains = List.copyOf(chains);
  }

  /** Whether nothing is wrong. */
  public boolean isIntact() {
    return stray.isEmpty()
        && bundles.stream().allMatch(BundleReport::isIntact)
        && chains.stream().allMatch(chain -> chain.findings().isEmpty());
  }
}
