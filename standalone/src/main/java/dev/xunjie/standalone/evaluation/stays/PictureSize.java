package dev.xunjie.standalone.evaluation.stays;

import java.util.List;

/** Size of a sequence's pictures. */
record PictureSize(double widthPixels, double heightPixels) {
  /** RoadTrack doesn't say: its boxes reach 635 and 536 in each of its cameras. */
  private static final PictureSize USUAL = new PictureSize(640, 540);

  /** The usual size, or as much more as the boxes need. */
  static PictureSize holding(List<BoxRow> rows) {
    double width = USUAL.widthPixels;
    double height = USUAL.heightPixels;
    for (BoxRow row : rows) {
      width = Math.max(width, row.box().right());
      height = Math.max(height, row.box().bottom());
    }
    return new PictureSize(width, height);
  }
}
