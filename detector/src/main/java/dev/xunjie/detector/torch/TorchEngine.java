package dev.xunjie.detector.torch;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How PyTorch's engine uses the CPU, settled before it is loaded.
 *
 * <ul>
 *   <li>The AMX convolutions of the oneDNN inside libtorch 2.7.1 end the process with a
 *       segmentation fault in {@code amx_tile_configure} once a quantised network has been run with
 *       inputs of many sizes; those for AVX-512 and below don't.
 *   <li>One thread for each look: cores are shared out over cameras, and OpenMP's threads spin
 *       while they wait for each other.
 * </ul>
 */
final class TorchEngine {
  /** oneDNN's own setting; whoever sets it outside decides. */
  static final String LIMIT_VARIABLE = "ONEDNN_MAX_CPU_ISA";

  private static final String LIMIT = "AVX512_CORE_VNNI";
  private static final int UNLESS_SET = 0;
  private static final List<String> THREAD_PROPERTIES =
      List.of("ai.djl.pytorch.num_threads", "ai.djl.pytorch.num_interop_threads");
  private static final Logger LOG = LoggerFactory.getLogger(TorchEngine.class);

  private TorchEngine() {}

  /** Settles both; what is set outside is left as it is. */
  static void prepare() {
    leaveOutFaultyInstructions();
    for (String threads : THREAD_PROPERTIES) {
      if (System.getProperty(threads) == null) {
        System.setProperty(threads, "1");
      }
    }
  }

  /**
   * Leaves the faulty instructions aside. Must be called before libtorch is loaded, for oneDNN
   * reads its setting once; Java can't set its own process's environment, the C library can.
   */
  private static void leaveOutFaultyInstructions() {
    try {
      Native.load("c", CLibrary.class).setenv(LIMIT_VARIABLE, LIMIT, UNLESS_SET);
    } catch (UnsatisfiedLinkError noSuchLibrary) {
      LOG.warn(
          "instructions not limited, set {}={} in the environment reason=\"{}\"",
          LIMIT_VARIABLE,
          LIMIT,
          noSuchLibrary.getMessage());
    }
  }

  /** The part of the C library that is needed; public for JNA's proxy. */
  public interface CLibrary extends Library {
    /** POSIX {@code setenv}. */
    int setenv(String name, String value, int overwrite);
  }
}
