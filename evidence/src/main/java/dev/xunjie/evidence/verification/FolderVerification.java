package dev.xunjie.evidence.verification;

import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.evidence.signing.TrustedKey;
import dev.xunjie.evidence.verification.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks a folder that is a bundle, or whose folders are bundles; needs nothing but the folder. */
public final class FolderVerification {
  private FolderVerification() {}

  /**
   * Checks all that lies in the folder, and the chains of the cameras.
   *
   * @param trusted the key that must have signed; absent: any key, which shows that nothing was
   *     altered since it was signed, but not by whom
   * @throws NoBundleException if there is no bundle to check
   * @throws IOException if something can't be read
   */
  public static VerificationReport of(Path folder, Optional<TrustedKey> trusted)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoBundleException(folder + " is no folder");
    }
    if (isBundle(folder)) {
      BundleReport report = BundleVerification.of(folder, trusted);
      return new VerificationReport(List.of(report), List.of(), ChainReport.of(List.of(report)));
    }
    List<BundleReport> bundles = new ArrayList<>();
    List<Finding> stray = new ArrayList<>();
    for (Path entry : entries(folder)) {
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        bundles.add(BundleVerification.of(entry, trusted));
      } else {
        stray.add(
            new Finding(Kind.ADDED, entry.getFileName().toString(), "it belongs to no bundle"));
      }
    }
    if (bundles.stream().allMatch(bundle -> bundle.manifestSha256().isEmpty())) {
      throw new NoBundleException(
          "%s holds no bundle: neither it nor a folder in it has a %s"
              .formatted(folder, Manifest.FILE_NAME));
    }
    return new VerificationReport(bundles, stray, ChainReport.of(bundles));
  }

  private static boolean isBundle(Path folder) {
    return Files.exists(folder.resolve(Manifest.FILE_NAME))
        || Files.exists(folder.resolve(Manifest.SIGNATURE_FILE_NAME));
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}
