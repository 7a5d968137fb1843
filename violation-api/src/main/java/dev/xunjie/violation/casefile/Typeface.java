package dev.xunjie.violation.casefile;

import com.lowagie.text.Font;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import dev.xunjie.evidence.overlay.FontFile;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The document's one font, embedded as far as it is used. What it has no sign for is shown as 〓, as
 * printers do: a rare name never keeps a file from being made.
 */
final class Typeface {
  static final Color INK = new Color(0x1c, 0x21, 0x28);
  static final Color QUIET = new Color(0x5d, 0x66, 0x70);

  private static final String MISSING = "〓";

  /** One for each document: it knows what was used of it. */
  private final BaseFont font;

  private Typeface(BaseFont font) {
    this.font = font;
  }

  static Typeface load() {
    try {
      return new Typeface(
          BaseFont.createFont(
              FontFile.NAME, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, FontFile.read(), null));
    } catch (IOException damaged) {
      throw new UncheckedIOException(FontFile.NAME + " is damaged", damaged);
    }
  }

  BaseFont base() {
    return font;
  }

  Phrase phrase(String text, float points, Color colour) {
    return new Phrase(printable(text), new Font(font, points, Font.NORMAL, colour));
  }

  /** The text, with signs that the font has. */
  String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints().forEach(sign -> printable.append(printable(sign)));
    return printable.toString();
  }

  private String printable(int sign) {
    return switch (sign) {
      case '\n' -> "\n";
      // The font follows GB 2312, which has one long dash.
      case '—', '–' -> "―";
      case '\u00a0', '\t', '\r' -> " ";
      default -> font.charExists(sign) ? Character.toString(sign) : MISSING;
    };
  }
}
