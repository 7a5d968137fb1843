package dev.xunjie.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A manifest and its files in one folder. */
final class ModelFolder implements ModelStore {
  static final String MANIFEST = "manifest.json";

  private final Path folder;
  private final ModelManifest manifest;

  private ModelFolder(Path folder, ModelManifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  static ModelFolder open(Path folder) {
    Path file = folder.resolve(MANIFEST);
    if (!Files.isRegularFile(file)) {
      throw new ModelUnfitException(
          "%s is missing: a model folder holds a %s and the files that it names; take the one in models/src/main/resources as a pattern"
              .formatted(file, MANIFEST));
    }
    try {
      return new ModelFolder(
          folder, ManifestReader.read(Files.readAllBytes(file), file.toString()));
    } catch (IOException unreadable) {
      throw new ModelUnfitException("%s can't be read: %s".formatted(file, unreadable), unreadable);
    }
  }

  @Override
  public ModelManifest manifest() {
    return manifest;
  }

  @Override
  public ModelFile load(String id) {
    ModelEntry entry = ModelCheck.known(manifest, id, folder.resolve(MANIFEST).toString());
    Path file = folder.resolve(entry.file());
    ModelCheck.file(entry, file);
    return new ModelFile(entry, file);
  }
}
