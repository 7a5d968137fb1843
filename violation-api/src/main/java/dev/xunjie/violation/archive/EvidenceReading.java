package dev.xunjie.violation.archive;

import dev.xunjie.evidence.archive.DamagedObjectException;
import dev.xunjie.evidence.archive.EvidenceArchive;
import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.store.StoreUnavailableException;
import dev.xunjie.violation.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads evidence for people: each time checked against its hash, never shown if it was altered. */
@Component
public final class EvidenceReading {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceReading.class);

  private final EvidenceArchive archive;

  EvidenceReading(EvidenceArchive archive) {
    this.archive = archive;
  }

  /**
   * The file with that hash.
   *
   * @throws Problem if it is gone, altered, or can't be read right now
   */
  public byte[] read(Sha256 file) {
    try {
      return archive.read(file);
    } catch (DamagedObjectException altered) {
      LOG.error("evidence altered reason=\"{}\"", altered.getMessage());
      throw Problem.of(
          HttpStatus.INTERNAL_SERVER_ERROR,
          "evidence-altered",
          "The evidence was altered or is gone: %s. It is not shown. Tell the administrator."
              .formatted(altered.getMessage()),
          altered);
    } catch (StoreUnavailableException unreadable) {
      LOG.error("evidence unreadable sha256={}", file.hex(), unreadable);
      throw Problem.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "evidence-unreadable",
          "The evidence store can't be read right now. Try again in a moment.",
          unreadable);
    }
  }
}
