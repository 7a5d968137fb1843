package dev.xunjie.evidence.archive;

/** What the store gives back isn't what was written: it is damaged or was tampered with. */
public final class DamagedObjectException extends RuntimeException {
  public DamagedObjectException(String message) {
    super(message);
  }
}
