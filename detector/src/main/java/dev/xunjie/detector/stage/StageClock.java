package dev.xunjie.detector.stage;

import java.util.function.Supplier;

/** Is told how long each stage took; for benchmarks and metrics, never for decisions. */
@FunctionalInterface
public interface StageClock {
  /** Nobody asks. */
  StageClock NONE = (stage, nanos) -> {};

  /** A stage took so many nanoseconds. */
  void took(Stage stage, long nanos);

  /** What the clock reads, in nanoseconds since any moment. */
  default long nanos() {
    return System.nanoTime();
  }

  /** Does a stage's work and tells how long it took. */
  default <T> T timed(Stage stage, Supplier<T> work) {
    long startedNanos = nanos();
    T result = work.get();
    took(stage, nanos() - startedNanos);
    return result;
  }
}
