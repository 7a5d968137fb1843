package dev.xunjie.standalone.evaluation.detect;

import java.nio.file.Path;
import java.util.List;

/**
 * A picture and what is in it.
 *
 * @param file the picture
 * @param truth everything in it; empty where there is nothing
 */
record LabelledPicture(Path file, List<LabelledBox> truth) {
  LabelledPicture {
    truth = List.copyOf(truth);
  }
}
