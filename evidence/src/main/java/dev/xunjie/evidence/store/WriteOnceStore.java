package dev.xunjie.evidence.store;

import java.io.InputStream;
import java.util.Optional;

/**
 * Objects by name that are written once and never altered, replaced or removed. What is there is
 * there whole: an object is seen with all its bytes or not at all, and once {@link #put} has
 * returned it survives a loss of power.
 *
 * <p>Names are of letters, digits, dots, dashes, underscores and slashes between folders.
 *
 * <p>Every method throws {@link StoreUnavailableException} when the store can't be reached or has
 * no room; the same call may be tried again later.
 */
public interface WriteOnceStore {
  /**
   * Keeps the content under the name. Keeping the same content again changes nothing.
   *
   * @return whether it is new
   * @throws WrittenOnceException if other content lies under the name; that stays
   */
  boolean put(String name, Content content);

  /** Whether something lies under the name. */
  boolean holds(String name);

  /** What lies under the name, if anything does; the caller closes the stream. */
  Optional<InputStream> open(String name);
}
