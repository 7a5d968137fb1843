package dev.xunjie.evidence.store;

import dev.xunjie.evidence.digest.Sha256;

/** Something else lies under the name already; what is written stays as it is. */
public final class WrittenOnceException extends RuntimeException {
  public WrittenOnceException(String name, Sha256 kept, Sha256 offered) {
    super("%s is written already: it holds %s and can't become %s".formatted(name, kept, offered));
  }
}
