package dev.xunjie.detector.plate;

import dev.xunjie.models.ModelEntry;
import dev.xunjie.models.ModelUnfitException;

/** Whether a manifest's entry is for the part that it is given to. */
final class Decoders {
  private Decoders() {}

  static void require(ModelEntry entry, String decoder) {
    if (!entry.decoder().equals(decoder)) {
      throw new ModelUnfitException(
          "model %s has decoder \"%s\", but \"%s\" is needed here; correct the manifest or name another model"
              .formatted(entry.id(), entry.decoder(), decoder));
    }
  }
}
