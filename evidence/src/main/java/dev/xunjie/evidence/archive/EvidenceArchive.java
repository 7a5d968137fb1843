package dev.xunjie.evidence.archive;

import dev.xunjie.contracts.Identifier;
import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.json.CanonicalJson;
import dev.xunjie.evidence.manifest.EvidenceFile;
import dev.xunjie.evidence.manifest.Manifest;
import dev.xunjie.evidence.store.Content;
import dev.xunjie.evidence.store.StoreUnavailableException;
import dev.xunjie.evidence.store.WriteOnceStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * What lies where in the store:
 *
 * <ul>
 *   <li>{@code blobs/}: files, manifests and signatures by their SHA-256;
 *   <li>{@code chains/CAMERA/SEQUENCE.json}: the camera's bundles in order;
 *   <li>{@code bundles/INCIDENT/REVISION.json}: the incident's bundles in order.
 * </ul>
 */
public final class EvidenceArchive {
  private final WriteOnceStore store;

  public EvidenceArchive(WriteOnceStore store) {
    this.store = store;
  }

  /** Keeps a file by its hash; keeping it again changes nothing. */
  public Sha256 keep(Content content) {
    store.put(blobName(content.sha256()), content);
    return content.sha256();
  }

  /** Whether the file lies in the archive. */
  public boolean holds(Sha256 blob) {
    return store.holds(blobName(blob));
  }

  /**
   * A file of the archive, checked.
   *
   * @throws DamagedObjectException if it is missing or isn't what was kept
   */
  public byte[] read(Sha256 blob) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    copy(blob, bytes);
    return bytes.toByteArray();
  }

  /**
   * Copies a file of the archive, checking it on the way.
   *
   * @throws DamagedObjectException if it is missing or isn't what was kept; what was copied until
   *     then must not be used
   */
  public void copy(Sha256 blob, OutputStream to) {
    Sha256 found;
    try (InputStream stream =
        store
            .open(blobName(blob))
            .orElseThrow(() -> new DamagedObjectException("the store lacks " + blobName(blob)))) {
      found = Sha256.ofCopied(stream, to);
    } catch (IOException broken) {
      throw new StoreUnavailableException("can't read " + blobName(blob), broken);
    }
    if (!found.equals(blob)) {
      throw new DamagedObjectException(
          "%s holds %s: the store is damaged or was tampered with"
              .formatted(blobName(blob), found));
    }
  }

  /** The incident's bundle of that revision, if it was sealed. */
  public Optional<SealedBundle> find(String incidentId, int revision) {
    return entry(bundleName(incidentId, revision));
  }

  /** The incident's newest bundle. */
  public Optional<SealedBundle> newest(String incidentId) {
    long last = lastOf(revision -> store.holds(bundleName(incidentId, revision)));
    return last == 0 ? Optional.empty() : find(incidentId, (int) last);
  }

  /** The camera's bundle with that place in its chain. */
  public Optional<SealedBundle> inChain(String cameraId, long sequence) {
    return entry(chainName(cameraId, sequence));
  }

  /** The end of the camera's chain. */
  public Optional<SealedBundle> endOfChain(String cameraId) {
    long last = lastOf(sequence -> store.holds(chainName(cameraId, sequence)));
    return last == 0 ? Optional.empty() : inChain(cameraId, last);
  }

  /** The bundle's manifest, checked against its hash. */
  public Manifest manifest(SealedBundle bundle) {
    return CanonicalJson.fromBytes(read(bundle.manifest()), Manifest.class);
  }

  /** A file of the bundle as kept, checked. */
  public byte[] read(EvidenceFile file) {
    return read(file.sha256());
  }

  /** Takes the next place in the camera's chain. */
  void append(SealedBundle bundle) {
    store.put(chainName(bundle.cameraId(), bundle.sequence()), document(bundle));
  }

  /** Makes the bundle known to its incident. */
  void publish(SealedBundle bundle) {
    store.put(bundleName(bundle.incidentId(), bundle.revision()), document(bundle));
  }

  private Optional<SealedBundle> entry(String name) {
    return store
        .open(name)
        .map(
            stream -> {
              try (stream) {
                return CanonicalJson.fromBytes(stream.readAllBytes(), SealedBundle.class);
              } catch (IOException broken) {
                throw new StoreUnavailableException("can't read " + name, broken);
              }
            });
  }

  /** The last number that is there, 0 if none; they are there from 1 without gaps. */
  private static long lastOf(LongPredicate isThere) {
    long there = 0;
    long absent = 1;
    while (isThere.test(absent)) {
      there = absent;
      absent *= 2;
    }
    while (absent - there > 1) {
      long middle = (there + absent) / 2;
      if (isThere.test(middle)) {
        there = middle;
      } else {
        absent = middle;
      }
    }
    return there;
  }

  private static Content document(SealedBundle bundle) {
    return Content.of(CanonicalJson.toBytes(bundle));
  }

  private static String blobName(Sha256 hash) {
    return "blobs/%s/%s".formatted(hash.hex().substring(0, 2), hash.hex().substring(2));
  }

  private static String chainName(String cameraId, long sequence) {
    return String.format(
        Locale.ROOT, "chains/%s/%010d.json", Identifier.require("camera", cameraId), sequence);
  }

  private static String bundleName(String incidentId, long revision) {
    return String.format(
        Locale.ROOT, "bundles/%s/%04d.json", Identifier.require("incident", incidentId), revision);
  }
}
