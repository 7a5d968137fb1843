package dev.xunjie.evidence.archive;

import dev.xunjie.evidence.completeness.Checklist;
import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.json.CanonicalJson;
import dev.xunjie.evidence.manifest.ChainLink;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.evidence.signing.SigningKey;
import dev.xunjie.evidence.store.Content;
import dev.xunjie.evidence.store.WrittenOnceException;
import java.time.Instant;
import java.util.Optional;

/**
 * Seals bundles: writes their manifest, signs it, and puts it at the end of its camera's chain.
 *
 * <p>Taking the place in the chain is the moment at which a bundle comes to be; before it nothing
 * is seen but unused blobs. Only the newest place of a chain can lack its bundle, when a process
 * was killed right there, and whoever seals next for the camera completes it first. So a bundle
 * exists once and whole, whatever is killed, and several processes may seal at once.
 */
public final class BundleSealer {
  private final EvidenceArchive archive;
  private final SigningKey key;

  public BundleSealer(EvidenceArchive archive, SigningKey key) {
    this.archive = archive;
    this.key = key;
  }

  /**
   * Seals the draft, or finds it sealed: an incident and revision is sealed once, by whoever is
   * first.
   *
   * @param now the time of assembly, by the wall clock
   * @throws IllegalStateException if a file of the draft doesn't lie in the archive
   */
  public SealedBundle seal(BundleDraft draft, Instant now) {
    String incidentId = draft.incident().incidentId();
    requireKept(draft);
    while (true) {
      Optional<SealedBundle> end = archive.endOfChain(draft.incident().camera().id());
      end.ifPresent(archive::publish);
      Optional<SealedBundle> sealed = archive.find(incidentId, draft.revision());
      if (sealed.isPresent()) {
        return sealed.get();
      }
      SealedBundle bundle = write(draft, now, end);
      try {
        archive.append(bundle);
      } catch (WrittenOnceException taken) {
        continue;
      }
      archive.publish(bundle);
      return bundle;
    }
  }

  private SealedBundle write(BundleDraft draft, Instant now, Optional<SealedBundle> end) {
    ChainLink chain =
        new ChainLink(
            end.map(SealedBundle::sequence).orElse(0L) + 1, end.map(SealedBundle::manifest));
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            draft.revision(),
            draft.incident(),
            draft.files(),
            draft.missing(),
            Checklist.of(draft.incident().offence().id()).check(draft.incident(), draft.files()),
            now,
            chain);
    byte[] document = CanonicalJson.toBytes(manifest);
    Sha256 manifestHash = archive.keep(Content.of(document));
    Sha256 signatureHash = archive.keep(Content.of(CanonicalJson.toBytes(key.sign(document))));
    return new SealedBundle(
        draft.incident().incidentId(),
        draft.revision(),
        draft.incident().camera().id(),
        chain.sequence(),
        manifestHash,
        signatureHash);
  }

  private void requireKept(BundleDraft draft) {
    for (EvidenceFile file : draft.files()) {
      if (!archive.holds(file.sha256())) {
        throw new IllegalStateException(
            "%s of incident %s doesn't lie in the archive: keep it before sealing"
                .formatted(file.name(), draft.incident().incidentId()));
      }
    }
  }
}
