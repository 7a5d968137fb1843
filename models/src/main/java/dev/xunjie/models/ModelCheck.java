package dev.xunjie.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Whether a model's file is the one that its manifest names. */
final class ModelCheck {
  private ModelCheck() {}

  /** The entry of that id, or an exception that lists the known ones. */
  static ModelEntry known(ModelManifest manifest, String id, String origin) {
    return manifest
        .find(id)
        .orElseThrow(
            () ->
                new ModelUnfitException(
                    "there is no model \"%s\" in %s; it has: %s"
                        .formatted(id, origin, String.join(", ", manifest.ids()))));
  }

  /**
   * Passes if the file is there, has the entry's size and SHA-256, and is TorchScript.
   *
   * @throws ModelUnfitException otherwise
   */
  static void file(ModelEntry entry, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ModelUnfitException(
          "model %s: file %s is missing; put it there or correct \"file\" in the manifest"
              .formatted(entry.id(), file));
    }
    try {
      long bytes = Files.size(file);
      if (bytes != entry.bytes()) {
        throw altered(entry, file, "bytes", entry.bytes(), bytes);
      }
      String sha256 = sha256(file);
      if (!sha256.equals(entry.sha256())) {
        throw altered(entry, file, "sha256", entry.sha256(), sha256);
      }
      torchScript(entry, file);
    } catch (IOException unreadable) {
      throw new ModelUnfitException(
          "model %s: file %s can't be read: %s".formatted(entry.id(), file, unreadable),
          unreadable);
    }
  }

  private static ModelUnfitException altered(
      ModelEntry entry, Path file, String field, Object expected, Object actual) {
    return new ModelUnfitException(
        "model %s: file %s is not the one that the manifest names: %s expected %s, actual %s; copy the file again, or, if the new file is meant, correct the manifest"
            .formatted(entry.id(), file, field, expected, actual));
  }

  /**
   * TorchScript as {@code torch.jit.save} writes it is a zip archive with one folder that holds
   * {@code data.pkl}, {@code constants.pkl} and {@code code/}. A file of {@code torch.save} has the
   * first only; libtorch can't run it.
   */
  private static void torchScript(ModelEntry entry, Path file) throws IOException {
    try (ZipFile archive = new ZipFile(file.toFile())) {
      Set<String> parts =
          archive.stream().map(part -> inFolder(part.getName())).collect(Collectors.toSet());
      boolean program =
          parts.contains("constants.pkl")
              || parts.stream().anyMatch(part -> part.startsWith("code/"));
      if (!parts.contains("data.pkl")) {
        throw notTorchScript(entry, file, "it is some other archive");
      }
      if (!program) {
        throw notTorchScript(entry, file, "it holds weights without a program");
      }
    } catch (ZipException notAnArchive) {
      throw notTorchScript(entry, file, "it isn't a zip archive");
    }
  }

  /** The name without the archive's one folder, whatever that is called. */
  private static String inFolder(String name) {
    return name.substring(name.indexOf('/') + 1);
  }

  private static ModelUnfitException notTorchScript(ModelEntry entry, Path file, String why) {
    return new ModelUnfitException(
        "model %s: file %s is not TorchScript: %s; write it with torch.jit.trace(...) and torch.jit.save(...)"
            .formatted(entry.id(), file, why));
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = newSha256();
    try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
      content.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
