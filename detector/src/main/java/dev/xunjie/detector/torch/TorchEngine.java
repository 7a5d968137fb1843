package dev.xunjie.detector.torch;

import java.util.List;

/**
 * How PyTorch's engine uses the CPU, settled before it is loaded: one thread for each look. Cores
 * are shared out over cameras, and OpenMP's threads spin while they wait for each other.
 */
final class TorchEngine {
  private static final List<String> THREAD_PROPERTIES =
      List.of("ai.djl.pytorch.num_threads", "ai.djl.pytorch.num_interop_threads");

  private TorchEngine() {}

  /** Settles it; what is set outside is left as it is. */
  static void prepare() {
    for (String threads : THREAD_PROPERTIES) {
      if (System.getProperty(threads) == null) {
        System.setProperty(threads, "1");
      }
    }
  }
}
