package dev.xunjie.models;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The content of a {@code manifest.json}.
 *
 * @param models at least one, no two with the same id
 */
public record ModelManifest(List<ModelEntry> models) {
  public ModelManifest {
    models = List.copyOf(models);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("models is empty, but must describe at least one model");
    }
    Set<String> ids = new HashSet<>();
    for (ModelEntry model : models) {
      if (!ids.add(model.id())) {
        throw new IllegalArgumentException("id \"%s\" occurs twice".formatted(model.id()));
      }
    }
  }

  /** The model of that id. */
  public Optional<ModelEntry> find(String id) {
    return models.stream().filter(model -> model.id().equals(id)).findFirst();
  }

  /** The ids, in the order of the file. */
  public List<String> ids() {
    return models.stream().map(ModelEntry::id).toList();
  }
}
