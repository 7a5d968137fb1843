package dev.xunjie.violation.evidence;

import dev.xunjie.evidence.archive.EvidenceArchive;
import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.FileRole;
import dev.xunjie.evidence.manifest.MissingPart;
import dev.xunjie.evidence.store.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gathers what goes into a bundle; every file lies in the archive before it is listed. */
final class BundleFiles {
  private final EvidenceArchive archive;
  private final List<EvidenceFile> files = new ArrayList<>();
  private final List<MissingPart> missing = new ArrayList<>();

  BundleFiles(EvidenceArchive archive) {
    this.archive = archive;
  }

  /** Keeps the bytes and gives their entry, to be completed and listed. */
  EvidenceFile keep(
      String name, FileRole role, String mediaType, byte[] bytes, Instant capturedAt) {
    Sha256 hash = archive.keep(Content.of(bytes));
    return EvidenceFile.of(name, role, mediaType, bytes.length, hash, capturedAt);
  }

  void list(EvidenceFile file) {
    files.add(file);
  }

  boolean hasOriginal(Sha256 original) {
    return files.stream()
        .anyMatch(file -> file.role() == FileRole.ORIGINAL && file.sha256().equals(original));
  }

  void lacks(String part, String why) {
    missing.add(new MissingPart(part, why));
  }

  List<EvidenceFile> files() {
    return List.copyOf(files);
  }

  List<MissingPart> missing() {
    return List.copyOf(missing);
  }
}
