package dev.xunjie.detector.detection;

import dev.xunjie.detector.image.BgrImage;
import java.util.List;

/** Finds things in a picture. One per thread. */
public interface ObjectDetector extends AutoCloseable {
  /** What is in the picture, overlapping duplicates suppressed, best first. */
  List<Detection> detect(BgrImage picture);

  /** Id of the weights in the model manifest. */
  String modelId();

  @Override
  void close();
}
