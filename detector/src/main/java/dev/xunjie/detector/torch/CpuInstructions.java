package dev.xunjie.detector.torch;

import com.sun.jna.Library;
import com.sun.jna.Native;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which instructions of the CPU the engine may use. The AMX convolutions of the oneDNN inside
 * libtorch 2.7.1 end the process with a segmentation fault in {@code amx_tile_configure} once a
 * quantised network has been run with inputs of many sizes; those for AVX-512 and below don't.
 */
final class CpuInstructions {
  /** oneDNN's own setting; whoever sets it outside decides. */
  static final String LIMIT_VARIABLE = "ONEDNN_MAX_CPU_ISA";

  private static final String LIMIT = "AVX512_CORE_VNNI";
  private static final int UNLESS_SET = 0;
  private static final Logger LOG = LoggerFactory.getLogger(CpuInstructions.class);

  private CpuInstructions() {}

  /**
   * Leaves the faulty instructions aside. Must be called before libtorch is loaded, for oneDNN
   * reads its setting once; Java can't set its own process's environment, the C library can.
   */
  static void leaveOutFaulty() {
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
