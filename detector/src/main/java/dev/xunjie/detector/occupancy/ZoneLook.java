package dev.xunjie.detector.occupancy;

import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

import dev.xunjie.detector.features.FeatureGrid;
import dev.xunjie.detector.features.FeatureNetwork;
import dev.xunjie.detector.image.BgrImage;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** What a zone's view looked like in one picture: some megabytes on the heap, no native memory. */
public final class ZoneLook {
  /** Smoothing before pixels are compared, in pixels of the canvas: noise and JPEG's blocks. */
  private static final double SMOOTHING_PIXELS = 1.2;

  private final ZoneView view;
  private final List<FeatureGrid> features;
  private final byte[] smoothedBgr;

  private ZoneLook(ZoneView view, List<FeatureGrid> features, byte[] smoothedBgr) {
    this.view = view;
    this.features = features;
    this.smoothedBgr = smoothedBgr;
  }

  /** Looks at the view's part of a picture. */
  public static ZoneLook at(BgrImage picture, ZoneView view, FeatureNetwork network) {
    try (Mat canvas = view.canvasOf(picture);
        Mat smoothed = new Mat();
        Size kernel = new Size(0, 0)) {
      List<FeatureGrid> features = network.look(canvas);
      GaussianBlur(canvas, smoothed, kernel, SMOOTHING_PIXELS);
      byte[] bgr = new byte[view.widthPixels() * view.heightPixels() * 3];
      smoothed.data().get(bgr);
      return new ZoneLook(view, features, bgr);
    }
  }

  /** Of which view. */
  public ZoneView view() {
    return view;
  }

  /** Grids of features, finest first. */
  List<FeatureGrid> features() {
    return features;
  }

  /** A channel's value, 0 to 255: blue 0, green 1, red 2. */
  int value(int x, int y, int channel) {
    return smoothedBgr[(y * view.widthPixels() + x) * 3 + channel] & 0xff;
  }
}
