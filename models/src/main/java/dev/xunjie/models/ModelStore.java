package dev.xunjie.models;

import java.nio.file.Path;

/**
 * Where models come from. A model is handed out only after its file was found whole: size, SHA-256
 * and form are checked at every {@link #load}, so a half-copied or altered file is refused with a
 * message instead of crashing the engine or seeing wrongly.
 */
public sealed interface ModelStore permits ShippedModels, ModelFolder {
  /**
   * The models inside Xunjie's own jar, unpacked into a folder of this user: the one that the
   * environment variable {@value ShippedModels#CACHE_VARIABLE} names, else one below the system's
   * temporary folder.
   */
  static ModelStore shipped() {
    return new ShippedModels(ShippedModels.defaultCache());
  }

  /**
   * The models inside Xunjie's own jar.
   *
   * @param cache folder to unpack into; made when absent, may be shared by processes
   */
  static ModelStore shipped(Path cache) {
    return new ShippedModels(cache);
  }

  /**
   * A city's own models.
   *
   * @param folder with a {@code manifest.json} and the files that it names
   * @throws ModelUnfitException if there is no such manifest or it is unfit
   */
  static ModelStore directory(Path folder) {
    return ModelFolder.open(folder);
  }

  /** What there is. */
  ModelManifest manifest();

  /**
   * The model of that id, its file checked.
   *
   * @throws ModelUnfitException if the manifest has no such id, or the file is missing, altered or
   *     not TorchScript
   */
  ModelFile load(String id);
}
