package dev.xunjie.standalone.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imwrite;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import dev.xunjie.detector.appearance.AppearanceQuestion;
import dev.xunjie.detector.appearance.TrainedQuestion;
import dev.xunjie.detector.appearance.TruckHead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Bodies that are plain, or covered with blots: what matters is that a head learns and says so. */
class TrainAppearanceCommandTest {
  private static final int OF_EACH = 6;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

  @Test
  void learnsWhatTellsDirtyFromCleanAndAdmitsThatFewPicturesProveNothing() throws IOException {
    StringBuilder labels = new StringBuilder("file\tload\tbody\n");
    for (int i = 0; i < OF_EACH; i++) {
      labels.append(draw("clean" + i, 0, i)).append("\tn/a\tclean\n");
      labels.append(draw("dirty" + i, 40, i)).append("\tn/a\tdirty\n");
    }
    Files.writeString(folder.resolve("LABELS.tsv"), labels);
    Path head = folder.resolve("head.json");

    assertThat(run("--out", head.toString(), "--folds", "3")).isZero();

    TrainedQuestion dirt = TruckHead.read(head).find(AppearanceQuestion.BODY_DIRTY).orElseThrow();
    assertThat(dirt.figures().yes()).isEqualTo(OF_EACH);
    assertThat(dirt.figures().areaUnderCurve()).isGreaterThan(.9);
    assertThat(dirt.proven()).isFalse();
    assertThat(out.toString(UTF_8))
        .contains("body_dirty", "always the commoner: 0.500", "UNPROVEN");
    assertThat(progress.toString(UTF_8))
        .contains("LOAD_UNCOVERED: 0 yes and 0 no, but 5 of each are needed");
  }

  @Test
  void saysWhichPictureIsMissing() throws IOException {
    Files.writeString(folder.resolve("LABELS.tsv"), "file\tbody\nnowhere.jpg\tclean\n");

    assertThat(run("--out", folder.resolve("head.json").toString())).isNotZero();

    assertThat(progress.toString(UTF_8)).contains("LABELS.tsv, line 2: no picture nowhere.jpg");
  }

  private String draw(String name, int blots, int seed) {
    Random random = new Random(seed * 100L + blots);
    try (Scalar paint = new Scalar(40 + 30 * seed, 200 - 25 * seed, 90, 0);
        Mat body = new Mat(96, 128, CV_8UC3, paint);
        Scalar mud = new Scalar(60, 95, 120, 0)) {
      for (int i = 0; i < blots; i++) {
        try (Rect blot =
            new Rect(random.nextInt(110), random.nextInt(80), 4 + random.nextInt(14), 6)) {
          rectangle(body, blot, mud, -1, 8, 0);
        }
      }
      imwrite(folder.resolve(name + ".png").toString(), body);
    }
    return name + ".png";
  }

  private int run(String... options) {
    PrintStream errors = new PrintStream(progress, true, UTF_8);
    CommandLine command =
        new CommandLine(new TrainAppearanceCommand(new PrintStream(out, true, UTF_8), errors));
    command.setExecutionExceptionHandler(
        (failure, line, parsed) -> {
          errors.println(failure.getMessage());
          return 2;
        });
    String[] arguments = new String[options.length + 1];
    arguments[0] = folder.toString();
    System.arraycopy(options, 0, arguments, 1, options.length);
    return command.execute(arguments);
  }
}
