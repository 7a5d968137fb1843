package dev.xunjie.evidence.verification;

import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.json.CanonicalJson;
import dev.xunjie.evidence.json.MalformedDocumentException;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.evidence.signing.ManifestSignature;
import dev.xunjie.evidence.signing.TrustedKey;
import dev.xunjie.evidence.verification.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Checks one bundle's folder; needs nothing but the folder. */
final class BundleVerification {
  private final Path folder;
  private final Optional<TrustedKey> trusted;
  private final List<Finding> findings = new ArrayList<>();

  private BundleVerification(Path folder, Optional<TrustedKey> trusted) {
    this.folder = folder;
    this.trusted = trusted;
  }

  static BundleReport of(Path folder, Optional<TrustedKey> trusted) throws IOException {
    return new BundleVerification(folder, trusted).check();
  }

  private BundleReport check() throws IOException {
    SortedMap<String, Path> there = listed();
    Optional<byte[]> document = document(there, Manifest.FILE_NAME);
    Optional<byte[]> seal = document(there, Manifest.SIGNATURE_FILE_NAME);
    Optional<ManifestSignature> signature = seal.flatMap(this::signature);
    if (document.isPresent() && signature.isPresent()) {
      checkSignature(document.get(), signature.get());
    }
    Optional<Manifest> manifest = document.flatMap(this::manifest);
    if (manifest.isPresent()) {
      checkFiles(manifest.get(), there);
    }
    return new BundleReport(
        folder,
        manifest,
        document.map(Sha256::of),
        signature.map(ManifestSignature::keyId),
        findings);
  }

  private SortedMap<String, Path> listed() throws IOException {
    SortedMap<String, Path> there = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      entries.forEach(entry -> there.put(entry.getFileName().toString(), entry));
    }
    return there;
  }

  private Optional<byte[]> document(Map<String, Path> there, String name) throws IOException {
    if (!there.containsKey(name) || !isPlainFile(there.get(name))) {
      found(Kind.MISSING, name, "it isn't there");
      return Optional.empty();
    }
    return Optional.of(Files.readAllBytes(there.get(name)));
  }

  private Optional<ManifestSignature> signature(byte[] document) {
    try {
      ManifestSignature signature = CanonicalJson.fromBytes(document, ManifestSignature.class);
      if (!Arrays.equals(CanonicalJson.toBytes(signature), document)) {
        found(Kind.ALTERED, Manifest.SIGNATURE_FILE_NAME, "it isn't written as Xunjie writes it");
      }
      return Optional.of(signature);
    } catch (MalformedDocumentException flaw) {
      found(Kind.ALTERED, Manifest.SIGNATURE_FILE_NAME, flaw.getMessage());
      return Optional.empty();
    }
  }

  private void checkSignature(byte[] document, ManifestSignature signature) {
    boolean hashFits = signature.manifestSha256().equals(Sha256.of(document));
    if (!signature.namesItsKey()) {
      found(
          Kind.ALTERED, Manifest.SIGNATURE_FILE_NAME, "the key in it isn't the one that it names");
    } else if (!signature.isOf(document)) {
      if (hashFits) {
        found(
            Kind.ALTERED,
            Manifest.SIGNATURE_FILE_NAME,
            "it is no signature by the key that it names");
      } else {
        found(Kind.ALTERED, Manifest.FILE_NAME, "it isn't what was signed");
      }
    } else if (!hashFits) {
      found(
          Kind.ALTERED, Manifest.SIGNATURE_FILE_NAME, "the hash in it isn't that of what it signs");
    }
    if (trusted.isPresent() && !trusted.get().id().equals(signature.keyId())) {
      found(
          Kind.FOREIGN_KEY,
          Manifest.SIGNATURE_FILE_NAME,
          "signed by key %s, but trusted is %s".formatted(signature.keyId(), trusted.get().id()));
    }
  }

  private Optional<Manifest> manifest(byte[] document) {
    try {
      return Optional.of(CanonicalJson.fromBytes(document, Manifest.class));
    } catch (MalformedDocumentException flaw) {
      found(Kind.ALTERED, Manifest.FILE_NAME, flaw.getMessage());
      return Optional.empty();
    }
  }

  private void checkFiles(Manifest manifest, SortedMap<String, Path> there) throws IOException {
    for (EvidenceFile file : manifest.files()) {
      Path path = there.get(file.name());
      if (path == null) {
        found(Kind.MISSING, file.name(), "the %s isn't there".formatted(described(file)));
      } else if (!isPlainFile(path)) {
        found(Kind.ALTERED, file.name(), "it isn't a plain file");
      } else {
        checkContent(manifest, file, Sha256.of(path));
      }
    }
    for (Map.Entry<String, Path> entry : there.entrySet()) {
      String name = entry.getKey();
      if (!name.equals(Manifest.FILE_NAME)
          && !name.equals(Manifest.SIGNATURE_FILE_NAME)
          && manifest.file(name).isEmpty()) {
        found(Kind.ADDED, name, "the manifest doesn't know it" + sameAs(manifest, entry));
      }
    }
  }

  private void checkContent(Manifest manifest, EvidenceFile file, Sha256 content) {
    if (!content.equals(file.sha256())) {
      String instead =
          withContent(manifest, content)
              .map(other -> "it holds what belongs in " + other.name())
              .orElse("its content isn't what was signed");
      found(Kind.ALTERED, file.name(), instead);
    }
  }

  private static String sameAs(Manifest manifest, Map.Entry<String, Path> entry)
      throws IOException {
    if (!isPlainFile(entry.getValue())) {
      return "";
    }
    return withContent(manifest, Sha256.of(entry.getValue()))
        .map(file -> "; it is a copy of " + file.name())
        .orElse("");
  }

  private static Optional<EvidenceFile> withContent(Manifest manifest, Sha256 content) {
    return manifest.files().stream().filter(file -> file.sha256().equals(content)).findFirst();
  }

  private static String described(EvidenceFile file) {
    return file.role().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static boolean isPlainFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private void found(Kind kind, String where, String explanation) {
    findings.add(new Finding(kind, where, explanation));
  }
}
