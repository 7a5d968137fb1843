package dev.xunjie.evidence.manifest;

import dev.xunjie.evidence.digest.Sha256;
import java.util.Objects;
import java.util.Optional;

/**
 * A manifest's place in the chain of its camera: whoever takes one out or alters it breaks the
 * next.
 *
 * @param sequence counts the manifests of the camera, from 1 without gaps
 * @param previous the SHA-256 of the manifest before; none for the first
 */
public record ChainLink(long sequence, Optional<Sha256> previous) {
  public ChainLink {
    previous = Objects.requireNonNullElse(previous, Optional.empty());
    if (sequence < 1 || (sequence == 1) == previous.isPresent()) {
      throw new IllegalArgumentException(
          "manifest %d of a chain %s its predecessor: 1 has none, every later one has"
              .formatted(sequence, previous.isPresent() ? "names" : "doesn't name"));
    }
  }
}
