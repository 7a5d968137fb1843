package dev.xunjie.detector.detection;

import ai.djl.ndarray.NDList;
import java.util.List;

/** Reads the boxes out of one family of networks' output tensors. */
interface OutputDecoder {
  /**
   * The boxes with at least this score.
   *
   * @param output the network's output for one picture, tensors in the order of the graph
   */
  List<Candidate> decode(NDList output, double leastScore);
}
