package dev.xunjie.standalone.evaluation.stays;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xunjie.standalone.evaluation.UnusableMaterialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a RoadTrack file: {@code frame,track,left,top,width,height,score,class}, pixels,
 * frames from 1, classes as numbered by COCO. Truth may lack score and class; what follows them is
 * of no use here.
 *
 * @param score confidence, 0 to 1; 1 where there is none
 * @param cocoClass class from 0, or -1 where there is none
 */
record BoxRow(int frame, int track, PixelBox box, double score, int cocoClass) {
  private static final int FEWEST_COLUMNS = 6;
  private static final int SCORE_COLUMN = 6;
  private static final int CLASS_COLUMN = 7;

  /**
   * All boxes of a file; lines without a box (a first box of -1: nothing in that frame) are left
   * out.
   *
   * @throws UnusableMaterialException naming file and line that can't be read
   */
  static List<BoxRow> allOf(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, UTF_8);
    } catch (IOException unreadable) {
      throw new UnusableMaterialException("can't read %s".formatted(file), unreadable);
    }
    List<BoxRow> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        BoxRow row = parse(lines.get(i), file, i + 1);
        if (!row.box.isEmpty()) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static BoxRow parse(String line, Path file, int number) {
    String[] columns = line.split(",");
    try {
      if (columns.length < FEWEST_COLUMNS) {
        throw new NumberFormatException("only %d columns".formatted(columns.length));
      }
      return new BoxRow(
          (int) Double.parseDouble(columns[0]),
          (int) Double.parseDouble(columns[1]),
          new PixelBox(
              Double.parseDouble(columns[2]),
              Double.parseDouble(columns[3]),
              Double.parseDouble(columns[4]),
              Double.parseDouble(columns[5])),
          columns.length > SCORE_COLUMN ? Double.parseDouble(columns[SCORE_COLUMN]) : 1,
          columns.length > CLASS_COLUMN ? (int) Double.parseDouble(columns[CLASS_COLUMN]) : -1);
    } catch (NumberFormatException flaw) {
      throw new UnusableMaterialException(
          "%s, line %d: should be frame,track,left,top,width,height[,score,class] in numbers, but: %s"
              .formatted(file, number, flaw.getMessage()),
          flaw);
    }
  }
}
