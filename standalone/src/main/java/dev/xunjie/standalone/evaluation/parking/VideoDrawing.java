package dev.xunjie.standalone.evaluation.parking;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_SIMPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.circle;
import static org.bytedeco.opencv.global.opencv_imgproc.line;
import static org.bytedeco.opencv.global.opencv_imgproc.putText;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import dev.xunjie.contracts.geometry.NormalisedBox;
import dev.xunjie.contracts.geometry.NormalisedPoint;
import dev.xunjie.contracts.geometry.NormalisedPolygon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * A video drawn without pixels. On the left the picture's plane: zones black, the tracker's boxes
 * grey, true stays green, incidents red. On the right the same over time at the height of the
 * ground contact: the tracker's boxes as dots, stays as lines, incidents thick from the violation
 * on. So what is right is green and red, a miss green alone, a false one red alone.
 */
final class VideoDrawing implements AutoCloseable {
  private static final int HEIGHT = 640;
  private static final int PLACE_WIDTH = 853;
  private static final int TIME_WIDTH = 853;
  private static final int CAPTION_HEIGHT = 24;

  /** True and found lines of one stay lie beside each other. */
  private static final int LINE_SPACING = 3;

  private static final Scalar ZONE = new Scalar(0, 0, 0, 0);
  private static final Scalar TRACKED = new Scalar(170, 170, 170, 0);
  private static final Scalar TRUE = new Scalar(60, 160, 0, 0);
  private static final Scalar FOUND = new Scalar(40, 40, 230, 0);

  private final Mat canvas =
      new Mat(
          CAPTION_HEIGHT + HEIGHT, PLACE_WIDTH + TIME_WIDTH, CV_8UC3, new Scalar(255, 255, 255, 0));
  private final VideoScore score;
  private final double lastSecond;

  private VideoDrawing(VideoScore score) {
    this.score = score;
    this.lastSecond =
        score.video().samples().isEmpty()
            ? 1
            : Math.max(1, score.video().secondOf(score.video().samples().lastKey()));
  }

  /** Writes a PNG for each video into a folder, made if need be; names of wrong ones say so. */
  static void drawAll(List<VideoScore> scores, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (VideoScore score : scores) {
      boolean isRight = score.missed().isEmpty() && score.falseStays().isEmpty();
      String name = (isRight ? "right-" : "wrong-") + score.video().name() + ".png";
      try (VideoDrawing drawing = new VideoDrawing(score)) {
        Files.write(folder.resolve(name), drawing.toPng());
      }
    }
  }

  @Override
  public void close() {
    canvas.close();
  }

  private byte[] toPng() {
    StudyVideo video = score.video();
    video.zones().forEach(this::drawZone);
    video
        .samples()
        .forEach((frame, boxes) -> boxes.forEach(box -> drawTracked(video.secondOf(frame), box)));
    for (TrueStay truth : video.truths()) {
      NormalisedBox box = truth.boxes().get(truth.firstFrame());
      drawBox(box, TRUE, 2);
      double from = video.secondOf(truth.firstFrame());
      drawSpan(box, from, video.secondOf(truth.lastFrame()), -LINE_SPACING, TRUE, 2);
    }
    for (FoundStay stay : score.found()) {
      drawBox(stay.box(), FOUND, 1);
      drawSpan(stay.box(), second(stay.from()), second(stay.until()), LINE_SPACING, FOUND, 1);
      drawSpan(
          stay.box(), second(stay.violationAt()), second(stay.until()), LINE_SPACING, FOUND, 3);
    }
    drawCaption();
    try (BytePointer encoded = new BytePointer()) {
      imencode(".png", canvas, encoded);
      byte[] png = new byte[(int) encoded.limit()];
      encoded.get(png);
      return png;
    }
  }

  private void drawZone(NormalisedPolygon zone) {
    List<NormalisedPoint> corners = zone.corners();
    for (int i = 0; i < corners.size(); i++) {
      NormalisedPoint to = corners.get((i + 1) % corners.size());
      try (Point one = at(corners.get(i));
          Point other = at(to)) {
        line(canvas, one, other, ZONE, 1, LINE_AA, 0);
      }
    }
  }

  private void drawTracked(double second, TrackedBox tracked) {
    drawBox(tracked.box(), TRACKED, 1);
    try (Point dot = new Point(x(second), y(tracked.box().groundContact().y()))) {
      circle(canvas, dot, 1, TRACKED, -1, LINE_AA, 0);
    }
  }

  private void drawBox(NormalisedBox box, Scalar colour, int linePixels) {
    try (Point topLeft = at(new NormalisedPoint(box.left(), box.top()));
        Point bottomRight = at(new NormalisedPoint(box.right(), box.bottom()))) {
      rectangle(canvas, topLeft, bottomRight, colour, linePixels, LINE_AA, 0);
    }
  }

  private void drawSpan(
      NormalisedBox box, double from, double until, int offset, Scalar colour, int linePixels) {
    int y = y(box.groundContact().y()) + offset;
    try (Point start = new Point(x(from), y);
        Point end = new Point(x(until), y)) {
      line(canvas, start, end, colour, linePixels, LINE_AA, 0);
    }
  }

  private void drawCaption() {
    String caption =
        String.format(
            Locale.ROOT,
            "%s: %d true, %d missed, %d false; %.0f s",
            score.video().name(),
            score.video().truths().size(),
            score.missed().size(),
            score.falseStays().size(),
            lastSecond);
    try (Point place = new Point(6, CAPTION_HEIGHT - 8)) {
      putText(canvas, caption, place, FONT_HERSHEY_SIMPLEX, 0.5, ZONE, 1, LINE_AA, false);
    }
  }

  private static double second(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }

  private static Point at(NormalisedPoint point) {
    return new Point((int) Math.round(point.x() * (PLACE_WIDTH - 1)), y(point.y()));
  }

  private int x(double second) {
    return PLACE_WIDTH + (int) Math.round(Math.max(0, second) / lastSecond * (TIME_WIDTH - 4));
  }

  private static int y(double share) {
    return CAPTION_HEIGHT + (int) Math.round(share * (HEIGHT - 1));
  }
}
