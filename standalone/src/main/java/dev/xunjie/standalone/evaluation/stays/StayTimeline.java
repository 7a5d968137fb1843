package dev.xunjie.standalone.evaluation.stays;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_SIMPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.circle;
import static org.bytedeco.opencv.global.opencv_imgproc.putText;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.detector.detection.Detection;
import dev.xunjie.standalone.evaluation.stays.SequenceScore.ScoredStay;
import dev.xunjie.standalone.evaluation.stays.SequenceScore.ScoredTruth;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * A stay drawn without pixels: on the left the neighbourhood of its place, with all detections'
 * boxes in grey; on the right the same over time, where each detection near it is a dot at its
 * lower edge. True boxes are green, declared ones red, so that what is right is both.
 */
final class StayTimeline implements AutoCloseable {
  private static final int HEIGHT = 480;
  private static final int PLACE_WIDTH = 480;
  private static final int TIME_WIDTH = 960;
  private static final int CAPTION_HEIGHT = 24;

  /** So many times the stay's size are shown around it. */
  private static final double SURROUNDINGS = 3;

  /** Every so many frames a box is drawn, for boxes not to cover each other. */
  private static final int FRAMES_PER_BOX = 10;

  private static final Scalar DETECTED = new Scalar(170, 170, 170, 0);
  private static final Scalar TRUE = new Scalar(60, 160, 0, 0);
  private static final Scalar DECLARED = new Scalar(40, 40, 230, 0);
  private static final Scalar INK = new Scalar(0, 0, 0, 0);

  private final Mat canvas =
      new Mat(HEIGHT, PLACE_WIDTH + TIME_WIDTH, CV_8UC3, new Scalar(255, 255, 255, 0));
  private final SequenceScore score;
  private final NormalisedBox view;

  private StayTimeline(SequenceScore score, SortedMap<Integer, NormalisedBox> stay) {
    this.score = score;
    this.view = surroundings(stay);
  }

  /** A true stay, as PNG. */
  static byte[] of(SequenceScore score, ScoredTruth truth) {
    return drawn(
        score,
        truth.stay().boxes(),
        String.format(
            Locale.ROOT,
            "%s true stay %d, declared in %.0f%% of its frames",
            score.sequence().name(),
            truth.stay().track(),
            100 * truth.declaredShare()));
  }

  /** A declared stay, as PNG. */
  static byte[] of(SequenceScore score, ScoredStay stay) {
    return drawn(
        score,
        stay.stay().boxes(),
        String.format(
            Locale.ROOT,
            "%s declared stay %d, true in %.0f%% of its frames",
            score.sequence().name(),
            stay.stay().track(),
            100 * stay.trueShare()));
  }

  @Override
  public void close() {
    canvas.close();
  }

  private static byte[] drawn(
      SequenceScore score, SortedMap<Integer, NormalisedBox> stay, String caption) {
    try (StayTimeline timeline = new StayTimeline(score, stay);
        BytePointer encoded = new BytePointer()) {
      timeline.draw(caption);
      imencode(".png", timeline.canvas, encoded);
      byte[] png = new byte[(int) encoded.limit()];
      encoded.get(png);
      return png;
    }
  }

  private void draw(String caption) {
    for (int frame : score.sequence().framesLookedAt()) {
      for (Detection seen : score.sequence().detections().getOrDefault(frame, List.of())) {
        draw(frame, seen.box(), DETECTED, 1, 1);
      }
    }
    score
        .sequence()
        .truths()
        .forEach(truth -> truth.boxes().forEach((frame, box) -> draw(frame, box, TRUE, 3, 2)));
    score
        .declared()
        .forEach(
            declared ->
                declared.stay().boxes().forEach((frame, box) -> draw(frame, box, DECLARED, 1, 1)));
    try (Point place = new Point(6, CAPTION_HEIGHT - 8)) {
      putText(canvas, caption, place, FONT_HERSHEY_SIMPLEX, 0.5, INK, 1, LINE_AA, false);
    }
  }

  private void draw(int frame, NormalisedBox box, Scalar colour, int dotPixels, int linePixels) {
    NormalisedPoint ground = box.groundContact();
    if (box.right() < view.left()
        || box.left() > view.right()
        || ground.y() < view.top()
        || box.top() > view.bottom()) {
      return;
    }
    if ((frame - 1) % FRAMES_PER_BOX == 0) {
      try (Point topLeft = new Point(x(box.left()), y(box.top()));
          Point bottomRight = new Point(x(box.right()), y(box.bottom()))) {
        rectangle(canvas, topLeft, bottomRight, colour, linePixels, LINE_AA, 0);
      }
    }
    List<Integer> frames = score.sequence().framesLookedAt();
    int first = frames.get(0);
    int last = Math.max(first + 1, frames.get(frames.size() - 1));
    int time = PLACE_WIDTH + (int) ((double) (frame - first) / (last - first) * (TIME_WIDTH - 4));
    try (Point dot = new Point(time, y(ground.y()))) {
      circle(canvas, dot, dotPixels, colour, -1, LINE_AA, 0);
    }
  }

  private int x(double share) {
    double within = (share - view.left()) / view.width();
    return (int) Math.round(Math.max(0, Math.min(1, within)) * (PLACE_WIDTH - 1));
  }

  private int y(double share) {
    double within = (share - view.top()) / view.height();
    return CAPTION_HEIGHT
        + (int) Math.round(Math.max(0, Math.min(1, within)) * (HEIGHT - CAPTION_HEIGHT - 1));
  }

  private static NormalisedBox surroundings(SortedMap<Integer, NormalisedBox> stay) {
    double left = 1;
    double top = 1;
    double right = 0;
    double bottom = 0;
    for (NormalisedBox box : stay.values()) {
      left = Math.min(left, box.left());
      top = Math.min(top, box.top());
      right = Math.max(right, box.right());
      bottom = Math.max(bottom, box.bottom());
    }
    double marginX = (SURROUNDINGS - 1) / 2 * (right - left);
    double marginY = (SURROUNDINGS - 1) / 2 * (bottom - top);
    return new NormalisedBox(
        Math.max(0, left - marginX),
        Math.max(0, top - marginY),
        Math.min(1, right + marginX),
        Math.min(1, bottom + marginY));
  }
}
