package dev.xunjie.violation.redis;

/** Redis can't be reached or doesn't answer. */
public final class RedisAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RedisAwayException(Throwable cause) {
    super("Redis does not answer: " + cause.getMessage(), cause);
  }
}
