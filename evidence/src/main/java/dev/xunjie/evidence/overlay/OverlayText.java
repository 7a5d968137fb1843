package dev.xunjie.evidence.overlay;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of an overlay, set into lines of a given width. */
final class OverlayText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

  /** Between two entries of a line. */
  private static final String GAP = "   ";

  /** Said of what the law asks for and nobody has entered; never passed over in silence. */
  private static final String NOT_REGISTERED = "未登记";

  private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

  private OverlayText() {}

  static List<String> entries(OverlayFacts facts) {
    return List.of(
        TIME.format(facts.capturedAt().atZone(facts.camera().timeZone())),
        facts.offenceName(),
        "防伪码 " + facts.antiForgeryCode(),
        entry("地点", facts.camera().place()),
        entry("方向", facts.camera().direction()),
        entry("设备编号", facts.camera().deviceNumber()),
        "摄像机 " + facts.camera().name());
  }

  /** As many entries on a line as fit; one that is wider than a line is broken where it must be. */
  static List<String> lines(List<String> entries, Font font, double widthPixels) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String entry : entries) {
      String longer = line.isEmpty() ? entry : line + GAP + entry;
      if (width(longer, font) <= widthPixels) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      line = entry;
      while (width(line, font) > widthPixels && line.length() > 1) {
        int fitting = fitting(line, font, widthPixels);
        lines.add(line.substring(0, fitting));
        line = line.substring(fitting);
      }
    }
    lines.add(line);
    return lines;
  }

  private static int fitting(String text, Font font, double widthPixels) {
    int fitting = text.offsetByCodePoints(0, 1);
    while (fitting < text.length()) {
      int next = text.offsetByCodePoints(fitting, 1);
      if (width(text.substring(0, next), font) > widthPixels) {
        break;
      }
      fitting = next;
    }
    return fitting;
  }

  private static double width(String text, Font font) {
    return font.getStringBounds(text, METRICS).getWidth();
  }

  private static String entry(String name, Optional<String> value) {
    return name + " " + value.orElse(NOT_REGISTERED);
  }
}
