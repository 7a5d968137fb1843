package dev.xunjie.violation.archive;

import dev.xunjie.evidence.archive.EvidenceArchive;
import dev.xunjie.evidence.digest.Sha256;
import dev.xunjie.evidence.store.Content;
import dev.xunjie.evidence.store.StoreUnavailableException;
import dev.xunjie.violation.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Keeps what people bring: once and for good, by its hash. */
@Component
public final class EvidenceKeeping {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceKeeping.class);

  private final EvidenceArchive archive;

  EvidenceKeeping(EvidenceArchive archive) {
    this.archive = archive;
  }

  /**
   * Keeps the bytes; the same again changes nothing.
   *
   * @throws Problem if the store takes nothing right now
   */
  public Sha256 keep(byte[] bytes) {
    try {
      return archive.keep(Content.of(bytes));
    } catch (StoreUnavailableException away) {
      LOG.error("evidence not kept bytes={}", bytes.length, away);
      throw Problem.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "evidence-store-away",
          "Nothing was kept: the evidence store takes nothing right now. Try again in a moment.",
          away);
    }
  }
}
