package dev.xunjie.standalone.benchmark;

import dev.xunjie.detector.stage.Stage;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints a benchmark of perception for people. */
final class PerceptionTable {
  private PerceptionTable() {}

  static void print(List<ClipFigures> figures, PrintWriter out) {
    for (ClipFigures clip : figures) {
      out.println(line("%s, %d pictures", clip.clip(), clip.pictures()));
      out.println("  stage          ms a picture   ms a call   calls a picture");
      for (Map.Entry<Stage, StageCost> stage : clip.stages().entrySet()) {
        StageCost cost = stage.getValue();
        out.println(
            line(
                "  %-13s %13.2f %11.2f %17.2f",
                stage.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                cost.millisecondsPerPicture(),
                cost.medianCallMilliseconds(),
                cost.callsPerPicture()));
      }
      out.println(
          line(
              "  whole step %.1f ms (median), %.2f times the bare model call; %.1f pictures a second and core",
              clip.stepMilliseconds(), clip.ratioToModelCall(), clip.picturesPerSecondPerCore()));
      out.println(
          line(
              "  second look in %.0f %% of the pictures; %d incidents",
              100 * clip.secondLookShare(), clip.incidents()));
      clip.withChangeGate().told("with the change gate").forEach(out::println);
      clip.withoutCloseUps()
          .ifPresent(saving -> saving.told("without close-ups").forEach(out::println));
    }
  }

  static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
