package dev.xunjie.violation.account;

import java.util.Set;

/** One way of being recognised: whoever keeps a line open asks it whether the user still is. */
public interface Credentials {
  /**
   * Those of the digests (of {@link SignedIn}) that are of this kind and still let their user in.
   */
  Set<String> lasting(Set<String> digests);
}
