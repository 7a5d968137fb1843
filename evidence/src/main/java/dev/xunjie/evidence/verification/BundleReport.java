package dev.xunjie.evidence.verification;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.manifest.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was found in one bundle's folder.
 *
 * @param folder the folder
 * @param manifest what the bundle says, if that is readable
 * @param manifestSha256 of the manifest as it lies there, if it does
 * @param keyId the key that signed, if the signature is readable
 * @param findings what is wrong, empty if the bundle is intact
 */
public record BundleReport(
    Path folder,
    Optional<Manifest> manifest,
    Optional<Sha256> manifestSha256,
    Optional<Sha256> keyId,
    List<Finding> findings) {
  public BundleReport {
    findings = List.copyOf(findings);
  }

  /** Whether nothing is wrong. */
  public boolean isIntact() {
    return findings.isEmpty();
  }
}
