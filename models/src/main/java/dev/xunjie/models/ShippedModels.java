package dev.xunjie.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The models in Xunjie's jar. libtorch opens files by path, so a model is unpacked once to {@code
 * cache/sha256/file}. Processes may share the cache: each writes a file of its own, checks it and
 * moves it into place in one step.
 */
final class ShippedModels implements ModelStore {
  /** For machines whose temporary folder is small, emptied while running, or shared untrusted. */
  static final String CACHE_VARIABLE = "XUNJIE_MODEL_CACHE";

  private static final String ORIGIN = "Xunjie's own jar";

  private final Path cache;
  private final ModelManifest manifest;

  ShippedModels(Path cache) {
    this.cache = cache;
    this.manifest = readManifest();
  }

  static Path defaultCache() {
    String named = System.getenv(CACHE_VARIABLE);
    return named == null || named.isBlank()
        ? Path.of(
            System.getProperty("java.io.tmpdir"),
            "xunjie-models-" + System.getProperty("user.name"))
        : Path.of(named);
  }

  @Override
  public ModelManifest manifest() {
    return manifest;
  }

  @Override
  public ModelFile load(String id) {
    ModelEntry entry = ModelCheck.known(manifest, id, ORIGIN);
    Path file = cache.resolve(entry.sha256()).resolve(entry.file());
    if (!isWhole(entry, file)) {
      unpack(entry, file);
    }
    return new ModelFile(entry, file);
  }

  private static boolean isWhole(ModelEntry entry, Path file) {
    if (!Files.exists(file)) {
      return false;
    }
    try {
      ModelCheck.file(entry, file);
      return true;
    } catch (ModelUnfitException damagedInTheCache) {
      return false;
    }
  }

  private static void unpack(ModelEntry entry, Path file) {
    try {
      Path folder = Files.createDirectories(file.getParent());
      Path unpacked = Files.createTempFile(folder, "unpacking-", ".tmp");
      try {
        try (InputStream packed = resource(entry.file())) {
          Files.copy(packed, unpacked, StandardCopyOption.REPLACE_EXISTING);
        }
        ModelCheck.file(entry, unpacked);
        moveInOneStep(unpacked, file);
      } finally {
        Files.deleteIfExists(unpacked);
      }
    } catch (IOException failed) {
      throw new ModelUnfitException(
          "model %s can't be unpacked to %s: %s; free or make writable that place, or name another folder in %s"
              .formatted(entry.id(), file, failed, CACHE_VARIABLE),
          failed);
    }
  }

  private static void moveInOneStep(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException plainFileSystem) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static ModelManifest readManifest() {
    try (InputStream json = resource(ModelFolder.MANIFEST)) {
      return ManifestReader.read(json.readAllBytes(), ORIGIN);
    } catch (IOException unreadable) {
      throw new ModelUnfitException(
          "%s has no readable %s: build it again".formatted(ORIGIN, ModelFolder.MANIFEST),
          unreadable);
    }
  }

  /** Through this class's own loader: in a Flink job the context loader may be another. */
  private static InputStream resource(String name) throws IOException {
    InputStream content = ShippedModels.class.getResourceAsStream(name);
    if (content == null) {
      throw new IOException("no resource " + name + " beside " + ShippedModels.class.getName());
    }
    return content;
  }
}
