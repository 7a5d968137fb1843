package dev.xunjie.standalone.evaluation.appearance;

import dev.xunjie.detector.appearance.AppearanceQuestion;
import dev.xunjie.detector.appearance.HeadFigures;
import java.io.PrintStream;
import java.util.Locale;

/** The figures of a head as people read them. */
public final class AnswerTable {
  private AnswerTable() {}

  /** One line. */
  public static void print(
      PrintStream out, AppearanceQuestion question, HeadFigures figures, String remark) {
    out.printf(
        Locale.ROOT,
        "%-15s yes %3d  no %3d  accuracy %.3f (always the commoner: %.3f)  balanced %.3f [%.3f,"
            + " %.3f]  area under curve %.3f [%.3f, %.3f]  %s%n",
        question.name().toLowerCase(Locale.ROOT),
        figures.yes(),
        figures.no(),
        figures.accuracy(),
        figures.majorityAccuracy(),
        figures.balancedAccuracy(),
        figures.balancedLow(),
        figures.balancedHigh(),
        figures.areaUnderCurve(),
        figures.areaLow(),
        figures.areaHigh(),
        remark);
  }
}
