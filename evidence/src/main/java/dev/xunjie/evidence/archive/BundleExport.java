package dev.xunjie.evidence.archive;

import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.Manifest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes bundles out of the archive, as folders that {@code xunjie evidence verify} checks. */
public final class BundleExport {
  private final EvidenceArchive archive;

  public BundleExport(EvidenceArchive archive) {
    this.archive = archive;
  }

  /**
   * Writes the bundle into a new folder below {@code parent}.
   *
   * @return that folder, named for incident and revision
   * @throws IOException if it is there already or can't be written
   */
  public Path write(SealedBundle bundle, Path parent) throws IOException {
    Path folder = parent.resolve("%s-%d".formatted(bundle.incidentId(), bundle.revision()));
    Files.createDirectories(parent);
    Files.createDirectory(folder);
    for (EvidenceFile file : archive.manifest(bundle).files()) {
      try (OutputStream out = newFile(folder, file.name())) {
        archive.copy(file.sha256(), out);
      }
    }
    try (OutputStream out = newFile(folder, Manifest.SIGNATURE_FILE_NAME)) {
      archive.copy(bundle.signature(), out);
    }
    try (OutputStream out = newFile(folder, Manifest.FILE_NAME)) {
      archive.copy(bundle.manifest(), out);
    }
    return folder;
  }

  private static OutputStream newFile(Path folder, String name) throws IOException {
    return Files.newOutputStream(folder.resolve(name), StandardOpenOption.CREATE_NEW);
  }
}
