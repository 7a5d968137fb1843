package dev.xunjie.detector.plate;

import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** Finds where plates may be. One thread at a time; must be closed. */
public sealed interface PlateLocator extends AutoCloseable
    permits CornerPlateLocator, TextPlateLocator {
  /**
   * @param picture 3 × 8 bits, blue-green-red: a whole photo or a vehicle
   * @return plates in its pixels, the surest first
   */
  List<LocatedPlate> locate(Mat picture);

  @Override
  void close();
}
